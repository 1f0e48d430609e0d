@echo off
rem Starts CellTaxon: without arguments the workbench, else the command line. Options of the virtual machine: celltaxon.options
rem SPDX-License-Identifier: EPL-2.0
setlocal enabledelayedexpansion
set "home=%~dp0"
set "java="
call :try "%JAVA_HOME%\bin\java.exe"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%j"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%USERPROFILE%\.jdks\*") do call :try "%%d\bin\java.exe"
if not defined java (
  echo celltaxon: Java 25 or newer is missing. Get it, for example from https://adoptium.net, and set JAVA_HOME. 1>&2
  exit /b 1
)
for %%l in ("%home%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%l"
if "%CELLTAXON_WORKSPACE%"=="" set "CELLTAXON_WORKSPACE=%USERPROFILE%\CellTaxon"
set "app=-application org.celltaxon.cli.app -data @none"
if "%~1"=="" set "app=-application org.celltaxon.ui.app -data "%CELLTAXON_WORKSPACE%""
if "%~1"=="--open" set "app=-application org.celltaxon.ui.app -data "%CELLTAXON_WORKSPACE%""
"%java%" "@%home%celltaxon.options" "-Djava.util.logging.config.file=%home%logging.properties" -jar "%launcher%" -nosplash %app% %*
exit /b %errorlevel%

:try
if defined java exit /b
if not exist %1 exit /b
for /f "tokens=3 delims== " %%v in ('"%~1" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"') do if %%v geq 25 set "java=%~1"
exit /b
