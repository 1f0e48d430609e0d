# Sourced by run, test, bench and mvn: finds the JDK and Maven. Sets JAVA_HOME and MVN, or says what is missing.
# SPDX-License-Identifier: EPL-2.0
need_java=25
maven_version=3.9.16
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${CELLTAXON_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/celltaxon}

say() { echo "celltaxon: $*" >&2; }
die() { say "$*"; exit 1; }

# Major version of the JDK in folder $1, or 0.
java_major() {
  local v
  v=$("$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p') || true
  case "$v" in ''|*[!0-9]*) echo 0 ;; *) echo "$v" ;; esac
}

is_jdk() { [ -x "$1/bin/javac" ] && [ "$(java_major "$1")" -ge "$need_java" ]; }

find_java() {
  local d on_path
  if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME"; then return; fi
  on_path=$(command -v javac || true)
  if [ -n "$on_path" ]; then
    d=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    if is_jdk "$d"; then JAVA_HOME=$d; export JAVA_HOME; return; fi
  fi
  for d in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
           /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk "$d"; then JAVA_HOME=$d; export JAVA_HOME; return; fi
  done
  die "a JDK $need_java or newer is missing. Get one, for example from https://adoptium.net, then set JAVA_HOME or put it into /usr/lib/jvm."
}

# Maven 3.9: the one on the PATH if it is new enough, else fetched once through it into the cache, outside the tree.
find_maven() {
  MVN=$cache/apache-maven-$maven_version/bin/mvn
  [ -x "$MVN" ] && return
  command -v mvn >/dev/null || die "mvn is missing. Get it with: apt-get install maven   (macOS: brew install maven)"
  say "fetching Maven $maven_version with the mvn that is here (once), into $cache"
  mkdir -p "$cache"
  # not from inside the tree: an old Maven would read our pom and fail on Tycho
  (cd "$cache" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
      -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory="$cache" >&2) \
    || die "Maven $maven_version could not be fetched. Is Maven Central (or your mirror in ~/.m2/settings.xml) reachable?"
  chmod +x "$MVN"
}

# Names (or, as root on Debian, installs) the system packages given as "command-or-file:package ...".
need_packages() {
  local pair missing=""
  for pair in "$@"; do
    local probe=${pair%%:*} package=${pair##*:}
    command -v "$probe" >/dev/null 2>&1 || ldconfig -p 2>/dev/null | grep -q "$probe" || [ -e "$probe" ] || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends $missing >&2 && return 0
  fi
  say "system packages are missing. Get them with: sudo apt-get install$missing"
  return 1
}
