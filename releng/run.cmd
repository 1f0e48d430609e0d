@echo off
rem Builds what is stale, then runs CellTaxon: releng\run.cmd [ARGS...]
rem SPDX-License-Identifier: EPL-2.0
setlocal enabledelayedexpansion
set "root=%~dp0.."
set "need=25"
set "maven_version=3.9.16"
set "cache=%LOCALAPPDATA%\celltaxon"
set "found="
call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do call :try "%%d"
if not defined found (
  echo celltaxon: a JDK 25 or newer is missing. Get one, for example from https://adoptium.net, then set JAVA_HOME. 1>&2
  exit /b 1
)
set "JAVA_HOME=%found%"
set "product=%root%\releng\org.celltaxon.product\target\products\org.celltaxon.product\win32\win32\x86_64\celltaxon"
set "stamp=%root%\target\built"
for /f "delims=" %%s in ('powershell -NoProfile -Command "(Get-ChildItem -Recurse -File '%root%\pom.xml','%root%\bundles','%root%\features','%root%\targetplatform' | Where-Object { $_.FullName -notmatch '\\target\\' } | ForEach-Object { $_.FullName + $_.Length + $_.LastWriteTimeUtc.Ticks }) -join '' | ForEach-Object { [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($_))) }"') do set "now=%%s"
set "built="
if exist "%stamp%" set /p built=<"%stamp%"
if not exist "%product%\celltaxon.cmd" set "built="
if not "%built%"=="%now%" (
  call :maven || exit /b 1
  echo celltaxon: building 1>&2
  pushd "%root%"
  call "%cache%\apache-maven-%maven_version%\bin\mvn.cmd" -B -q verify -DskipTests -Dproduct.only || exit /b 1
  popd
  if not exist "%root%\target" mkdir "%root%\target"
  >"%stamp%" echo %now%
)
if not "%~1"=="" (
  call "%product%\celltaxon.cmd" %*
  exit /b
)
set "demo=%root%\target\demo"
if exist "%demo%" rmdir /s /q "%demo%"
mkdir "%demo%"
call "%product%\celltaxon.cmd" demo --out "%demo%\Demo" >nul || exit /b 1
call "%product%\celltaxon.cmd" analyze --lots "%demo%\Demo\lots.csv" --potency "%demo%\Demo\potency.csv" --out "%demo%\results" || exit /b 1
start "" /b "%product%\celltaxon.cmd" --open "%demo%\results"
exit /b

:maven
if exist "%cache%\apache-maven-%maven_version%\bin\mvn.cmd" exit /b 0
where mvn >nul 2>nul || (
  echo celltaxon: mvn is missing. Get Apache Maven and put its bin folder on the PATH. 1>&2
  exit /b 1
)
if not exist "%cache%" mkdir "%cache%"
rem not from inside the tree: an old Maven would read our pom and fail on Tycho
pushd "%cache%"
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack -Dartifact=org.apache.maven:apache-maven:%maven_version%:zip:bin "-DoutputDirectory=%cache%"
popd
exit /b

:try
if defined found exit /b
if not exist "%~1\bin\javac.exe" exit /b
for /f "tokens=3 delims== " %%v in ('"%~1\bin\java.exe" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"') do if %%v geq %need% set "found=%~1"
exit /b
