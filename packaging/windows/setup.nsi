; One file an owner double-clicks, or a technician runs as setup.exe /S /AUTOSTART=1 /LANG=uk /SERVER=… /PRINTER=…
; /TILL=… /THEME=… /KIOSK=1 or /SETTINGS=….
; Exit codes: 0 done, 1 cancelled, 2 failed and nothing changed, 5 a newer version is installed, 6 another setup runs,
; 7 this Windows is too old, 8 installed, but the settings that were said cannot be used (logs\setup.log says why),
; 9 installed, but Windows refused the task that installs updates.
; The task that installs updates runs it twice: /STEP=lay puts the version's folder there and leaves the old one current,
; /STEP=switch makes it current once it has passed its own check (app/update_task.py).
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef QUICK ; for trying the installer out: a third larger, ten times sooner
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel admin
Name "Каса"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Kasa"
InstallDirRegKey HKLM "Software\Kasa" "Folder"
BrandingText "Каса ${VERSION}"
ShowInstDetails nevershow
AllowSkipFiles off

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kasa"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define DUMPS "Software\Microsoft\Windows\Windows Error Reporting\LocalDumps\Kasa.exe"
!define OLDEST_BUILD 17763

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\Kasa.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Ukrainian"
!insertmacro MUI_LANGUAGE "English"

LangString OLD_WINDOWS ${LANG_UKRAINIAN} "Касі потрібна Windows 10 версії 1809 або новіша."
LangString OLD_WINDOWS ${LANG_ENGLISH} "Kasa needs Windows 10 version 1809 or newer."
LangString NEWER ${LANG_UKRAINIAN} "Уже встановлено новішу Касу: $0. Нічого не змінено."
LangString NEWER ${LANG_ENGLISH} "A newer Kasa is installed: $0. Nothing was changed."
LangString TWICE ${LANG_UKRAINIAN} "Встановлення Каси вже йде."
LangString TWICE ${LANG_ENGLISH} "Kasa is being installed already."
LangString FAILED ${LANG_UKRAINIAN} "Файли не записалися: перевірте місце на диску й права. Стара версія працює, як працювала; дані цілі."
LangString FAILED ${LANG_ENGLISH} "The files could not be written: check the room on the disk and the rights. The old version works as before; the data is safe."
LangString IN_USE ${LANG_UKRAINIAN} "Ця сама версія Каси зараз працює. Закрийте її та запустіть встановлення ще раз."
LangString IN_USE ${LANG_ENGLISH} "This very version of Kasa is running. Close it and start the setup again."
LangString SETTINGS_REFUSED ${LANG_UKRAINIAN} "Касу встановлено, але вказані налаштування хибні, тож не записано жодного. Що саме — у $DATA\logs\setup.log."
LangString SETTINGS_REFUSED ${LANG_ENGLISH} "Kasa is installed, but the settings given are wrong and none was kept. $DATA\logs\setup.log says which."
LangString NO_TASK ${LANG_UKRAINIAN} "Касу встановлено, але Windows не взяла завдання, яке ставить оновлення: вони самі не приходитимуть."
LangString NO_TASK ${LANG_ENGLISH} "Kasa is installed, but Windows refused the task that installs updates: they will not come by themselves."
LangString DATA_STAYS ${LANG_UKRAINIAN} "Чеки, налаштування й журнали лишаються в теці $DATA."
LangString DATA_STAYS ${LANG_ENGLISH} "Receipts, settings and logs stay in $DATA."

Var DATA
Var AUTOSTART
Var STEP
Var UPDATES
Var BEFORE

VIAddVersionKey /LANG=${LANG_UKRAINIAN} "ProductName" "Каса"
VIAddVersionKey /LANG=${LANG_UKRAINIAN} "FileDescription" "Встановлення Каси"
VIAddVersionKey /LANG=${LANG_UKRAINIAN} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_UKRAINIAN} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_UKRAINIAN} "LegalCopyright" ""
VIProductVersion "${VERSION}.0"

!macro Leave CODE TEXT
  SetErrorLevel ${CODE}
  MessageBox MB_ICONSTOP|MB_OK "${TEXT}" /SD IDOK
  Quit
!macroend
!define Leave "!insertmacro Leave"

!macro Places
  SetRegView 64
  SetShellVarContext all
  StrCpy $DATA "$APPDATA\Kasa"
!macroend

; The value of a switch on the command line: ${Option} $R1 "/SERVER=". Up to the next space, or whole within quotes, be they
; around the value (as in cmd) or around the switch with it (as PowerShell gives what holds a space); unlike GetOptions
; it lets a value hold slashes, as every address does. "" and the error flag where there is none.
!macro Option INTO SWITCH
  Push "${SWITCH}"
  Call Option
  Pop ${INTO}
!macroend
!define Option "!insertmacro Option"
Function Option
  Exch $0 ; the switch
  Push $1 ; what is left of the line
  Push $2
  Push $3 ; where the value ends
  Push $4 ; the sign that ends it
  Push $5 ; the sign before: a switch stands at the beginning of a word
  ${GetParameters} $1
  StrCpy $5 " "
  StrLen $2 $0
  ClearErrors
  ${Do}
    StrCpy $3 $1 $2
    ${If} $1 == ""
      SetErrors
      StrCpy $0 ""
      ${Break}
    ${EndIf}
    ${If} $3 == $0 ; without regard to case
    ${AndIf} $5 != ""
      StrCpy $1 $1 "" $2
      StrCpy $4 $1 1
      ${If} $4 == '"'
        StrCpy $1 $1 "" 1
      ${ElseIf} $5 == '"'
        StrCpy $4 '"'
      ${Else}
        StrCpy $4 " "
      ${EndIf}
      StrCpy $3 0
      ${Do}
        StrCpy $0 $1 1 $3
        ${IfThen} $0 == "" ${|} ${Break} ${|}
        ${IfThen} $0 == $4 ${|} ${Break} ${|}
        IntOp $3 $3 + 1
      ${Loop}
      StrCpy $0 $1 $3
      ${Break}
    ${EndIf}
    StrCpy $5 $1 1
    ${If} $5 != " "
    ${AndIf} $5 != '"'
      StrCpy $5 ""
    ${EndIf}
    StrCpy $1 $1 "" 1
  ${Loop}
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

Function .onInit
  !insertmacro Places
  ${Option} $R1 "/LANG="
  ${If} $R1 == "en"
    StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${ElseIf} $R1 == "uk"
    StrCpy $LANGUAGE ${LANG_UKRAINIAN}
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\KasaSetup") p .r1 ?e'
  Pop $R2
  ${If} $R2 = 183
    ${Leave} 6 "$(TWICE)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    ${Leave} 7 "$(OLD_WINDOWS)"
  ${EndIf}
  ReadRegStr $R3 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $R3 != ""
  ${AndIf} $R3 < ${OLDEST_BUILD}
    ${Leave} 7 "$(OLD_WINDOWS)"
  ${EndIf}
  ReadRegStr $0 HKLM "${KEY}" "DisplayVersion"
  StrCpy $BEFORE $0
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      ${Leave} 5 "$(NEWER)"
    ${EndIf}
  ${EndIf}
  ${Option} $AUTOSTART "/AUTOSTART="
  ${Option} $STEP "/STEP="
  ${Option} $UPDATES "/UPDATES="
FunctionEnd

Section
  !insertmacro Places
  StrCpy $2 "$INSTDIR\${VERSION}"
  ${If} $STEP == "switch"
    ${IfNot} ${FileExists} "$2\runtime\*"
      ${Leave} 2 "$(FAILED)"
    ${EndIf}
    SetOutPath "$INSTDIR"
  ${Else}
    Call Lay
  ${EndIf}
  ${If} $STEP == "lay"
    Return
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$DATA"
  ; Whoever sits at the till may write there; a program to run there they may not put before ours.
  nsExec::Exec 'icacls "$DATA" /grant *S-1-5-32-545:(OI)(CI)M'
  Pop $1

  ; Last: from here on the next start is the new version.
  FileOpen $1 "$INSTDIR\current.new" w
  FileWrite $1 "${VERSION}"
  FileClose $1
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\current.new", w "$INSTDIR\current.txt", i 9) i .r1'
  ${If} $1 = 0
    ${Leave} 2 "$(FAILED)"
  ${EndIf}

  WriteRegStr HKLM "Software\Kasa" "Folder" "$INSTDIR"
  WriteRegStr HKLM "${KEY}" "DisplayName" "Каса"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "DisplayIcon" "$INSTDIR\Kasa.exe"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKLM "${KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${KEY}" "NoRepair" 1
  WriteRegExpandStr HKLM "${DUMPS}" "DumpFolder" "%ProgramData%\Kasa\dumps"
  WriteRegDWORD HKLM "${DUMPS}" "DumpCount" 5
  WriteRegDWORD HKLM "${DUMPS}" "DumpType" 1
  CreateShortcut "$SMPROGRAMS\Каса.lnk" "$INSTDIR\Kasa.exe"
  CreateShortcut "$SMPROGRAMS\Каса. Навчання.lnk" "$INSTDIR\Kasa.exe" "--training"
  CreateShortcut "$DESKTOP\Каса.lnk" "$INSTDIR\Kasa.exe"
  ${If} $AUTOSTART == "1"
    WriteRegStr HKLM "${RUN}" "Kasa" '"$INSTDIR\Kasa.exe"'
  ${ElseIf} $AUTOSTART == "0"
    DeleteRegValue HKLM "${RUN}" "Kasa"
  ${EndIf}
  Call KeepTask
  CreateShortcut "$SMPROGRAMS\Каса. Безпечний запуск.lnk" "$INSTDIR\Kasa.exe" "--safe"
  Call SweepOld
  Call KeepChoices
SectionEnd

; Puts the folder of this version and its launcher there. $2 is the folder.
Function Lay
  ; A whole folder appears under its name at once: a setup that is cut off leaves only a .new one behind.
  RMDir /r "$2.new"
  ClearErrors
  SetOverwrite on
  SetOutPath "$2.new"
  File /r "${STAGE}\${VERSION}\*" ; when it cannot, .onInstFailed
  SetOutPath "$INSTDIR"
  ${If} ${FileExists} "$2\*"
    RMDir /r "$2.old"
    ClearErrors
    Rename "$2" "$2.old"
    ${If} ${Errors}
      RMDir /r "$2.new"
      ${Leave} 2 "$(IN_USE)"
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$2.new" "$2"
  ${If} ${Errors}
    Rename "$2.old" "$2"
    ${Leave} 2 "$(FAILED)"
  ${EndIf}
  RMDir /r "$2.old"
  ; Windows lets a running program be renamed, not replaced; a till open since the version before the last has another.
  Delete "$INSTDIR\Kasa.*.old.exe"
  Rename "$INSTDIR\Kasa.exe" "$INSTDIR\Kasa.${VERSION}.old.exe"
  ClearErrors
  File "${STAGE}\Kasa.exe"
  ${If} ${Errors}
    Rename "$INSTDIR\Kasa.${VERSION}.old.exe" "$INSTDIR\Kasa.exe"
    ${Leave} 2 "$(FAILED)"
  ${EndIf}
  Delete /REBOOTOK "$INSTDIR\Kasa.${VERSION}.old.exe"
FunctionEnd

; A disk that is full, a folder one may not write to: nothing is left of the try.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\${VERSION}.new"
  RMDir "$INSTDIR"
FunctionEnd

; What the technician said on the command line becomes the till's settings, unless this till has some already. The till
; itself reads and writes them: what it could not use later it refuses now, whole.
Function KeepChoices
  ${If} ${FileExists} "$DATA\settings.json"
    Return
  ${EndIf}
  StrCpy $R4 ""
  !macro Choice SWITCH WORD
    ${Option} $R1 "${SWITCH}"
    ${If} $R1 != ""
      StrCpy $R4 '$R4 "${WORD}=$R1"'
    ${EndIf}
  !macroend
  !insertmacro Choice "/SETTINGS=" "--settings"
  !insertmacro Choice "/SERVER=" "--server"
  !insertmacro Choice "/PRINTER=" "--printer"
  !insertmacro Choice "/TILL=" "--till-code"
  !insertmacro Choice "/LANG=" "--lang"
  !insertmacro Choice "/THEME=" "--theme"
  ${Option} $R1 "/KIOSK="
  ${If} $R1 == "1"
    StrCpy $R4 '$R4 --kiosk'
  ${EndIf}
  ${If} $R4 != ""
    ExecWait '"$INSTDIR\Kasa.exe" --keep$R4' $R1
    ${If} $R1 != 0
      SetErrorLevel 8
      MessageBox MB_ICONEXCLAMATION|MB_OK "$(SETTINGS_REFUSED)" /SD IDOK
    ${EndIf}
  ${EndIf}
FunctionEnd

; The system's task that installs what a till has left for it. /UPDATES=0 takes it away, also from later versions.
Function KeepTask
!ifdef UPDATES
  ${If} $UPDATES == ""
    ReadRegStr $UPDATES HKLM "Software\Kasa" "Updates"
  ${EndIf}
  WriteRegStr HKLM "Software\Kasa" "Updates" "$UPDATES"
  ; It has all rights: the program it runs must lie where administrators alone may write.
  StrLen $1 "$PROGRAMFILES64\"
  StrCpy $1 "$INSTDIR" $1
  ${If} $UPDATES != "0"
  ${AndIf} $1 == "$PROGRAMFILES64\"
    nsExec::Exec 'schtasks /Create /F /RU SYSTEM /RL HIGHEST /SC MINUTE /MO 15 /TN "Kasa update" /TR "\"$INSTDIR\Kasa.exe\" --install-update"'
    Pop $1
    ; The task itself runs /STEP=switch: it is there already, and an update is no failure for want of another.
    ${If} $1 != 0
    ${AndIf} $STEP == ""
      SetErrorLevel 9
      MessageBox MB_ICONEXCLAMATION|MB_OK "$(NO_TASK)" /SD IDOK
    ${EndIf}
    Return
  ${EndIf}
!endif
  nsExec::Exec 'schtasks /Delete /F /TN "Kasa update"'
  Pop $1
FunctionEnd

; The version before this one stays, for going back; what is older goes, as far as nobody runs it.
Function SweepOld
  FindFirst $3 $4 "$INSTDIR\*"
  ${While} $4 != ""
    StrCpy $5 $4 1
    ${If} ${FileExists} "$INSTDIR\$4\runtime\*"
    ${AndIf} $5 >= 0
    ${AndIf} $4 != "${VERSION}"
    ${AndIf} $4 != $BEFORE
    ${AndIf} $4 != "."
    ${AndIf} $4 != ".."
      Rename "$INSTDIR\$4" "$INSTDIR\$4.gone"
      RMDir /r "$INSTDIR\$4.gone"
    ${EndIf}
    FindNext $3 $4
  ${EndWhile}
  FindClose $3
FunctionEnd

Function un.onInit
  !insertmacro Places
FunctionEnd

Section Uninstall
  !insertmacro Places
  nsExec::Exec 'schtasks /Delete /F /TN "Kasa update"'
  Pop $1
  RMDir /r "$INSTDIR\updates"
  FindFirst $3 $4 "$INSTDIR\*"
  ${While} $4 != ""
    ${If} $4 != "."
    ${AndIf} $4 != ".."
    ${AndIf} ${FileExists} "$INSTDIR\$4\runtime\*"
      RMDir /r "$INSTDIR\$4"
    ${EndIf}
    FindNext $3 $4
  ${EndWhile}
  FindClose $3
  Delete /REBOOTOK "$INSTDIR\Kasa.exe"
  Delete /REBOOTOK "$INSTDIR\Kasa.*.old.exe"
  Delete "$INSTDIR\current.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Каса.lnk"
  Delete "$SMPROGRAMS\Каса. Навчання.lnk"
  Delete "$SMPROGRAMS\Каса. Безпечний запуск.lnk"
  Delete "$DESKTOP\Каса.lnk"
  DeleteRegValue HKLM "${RUN}" "Kasa"
  DeleteRegKey HKLM "${DUMPS}"
  DeleteRegKey HKLM "${KEY}"
  DeleteRegKey HKLM "Software\Kasa"
  MessageBox MB_ICONINFORMATION|MB_OK "$(DATA_STAYS)" /SD IDOK
SectionEnd
