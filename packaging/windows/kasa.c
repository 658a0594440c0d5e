/* Kasa.exe: reads which version to start, and hosts its Python in this very process.
 *
 * The folder of this file holds current.txt («0.2.0») and a folder per version with runtime\python3xx.dll. An upgrade
 * puts a new folder beside the old one and rewrites current.txt last, so nothing of a running till is ever touched.
 * A current.txt that is missing or damaged, or names a folder that is not there, is no reason not to sell: the newest
 * whole version starts instead.
 */
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <wchar.h>

#define LONG_PATH 1024
#define MOST_VERSION 32

typedef int (*PyMain)(int, wchar_t **);

static wchar_t home[LONG_PATH];

static void say(const wchar_t *uk, const wchar_t *en) {
    int ukrainian = PRIMARYLANGID(GetUserDefaultUILanguage()) != LANG_ENGLISH;
    MessageBoxW(NULL, ukrainian ? uk : en, L"\x041A\x0430\x0441\x0430", MB_ICONERROR | MB_OK);
}

/* The version's own python3xx.dll; python3.dll beside it only forwards. */
static int find_python(const wchar_t *version, wchar_t *dll) {
    wchar_t pattern[LONG_PATH];
    WIN32_FIND_DATAW found;
    if (_snwprintf(pattern, LONG_PATH, L"%ls\\%ls\\runtime\\python3*.dll", home, version) < 0) return 0;
    HANDLE search = FindFirstFileW(pattern, &found);
    int whole = 0;
    if (search == INVALID_HANDLE_VALUE) return 0;
    do {
        if (_wcsicmp(found.cFileName, L"python3.dll") == 0) continue;
        whole = _snwprintf(dll, LONG_PATH, L"%ls\\%ls\\runtime\\%ls", home, version, found.cFileName) > 0;
    } while (!whole && FindNextFileW(search, &found));
    FindClose(search);
    return whole;
}

/* «0.2.0», and nothing that could lead out of the folder. */
static int take_version(const char *text, int size, wchar_t *version) {
    int length = 0;
    while (length < size && length < MOST_VERSION) {
        char c = text[length];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c == '.' && length && text[length - 1] != '.'))) break;
        version[length++] = (wchar_t)c;
    }
    version[length] = 0;
    return length > 0;
}

static int read_current(wchar_t *version) {
    wchar_t path[LONG_PATH];
    char text[MOST_VERSION + 8];
    DWORD size = 0;
    if (_snwprintf(path, LONG_PATH, L"%ls\\current.txt", home) < 0) return 0;
    HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 0;
    BOOL read = ReadFile(file, text, sizeof text, &size, NULL);
    CloseHandle(file);
    return read && take_version(text, (int)size, version);
}

/* The task that installs updates tries a version before it is the current one (app/update_task.py). */
static int read_trial(wchar_t *version) {
    char text[MOST_VERSION + 8];
    DWORD size = GetEnvironmentVariableA("KASA_TRY", text, sizeof text);
    return size && size < sizeof text && take_version(text, (int)size, version);
}

/* Negative, 0 or positive, as numbers between the dots: 0.10.0 is newer than 0.9.1. */
static int compare(const wchar_t *a, const wchar_t *b) {
    while (*a || *b) {
        long x = wcstol(a, (wchar_t **)&a, 10), y = wcstol(b, (wchar_t **)&b, 10);
        if (x != y) return x < y ? -1 : 1;
        while (*a && *a != L'.') a++;
        while (*b && *b != L'.') b++;
        if (*a) a++;
        if (*b) b++;
    }
    return 0;
}

static int newest(wchar_t *version, wchar_t *dll) {
    wchar_t pattern[LONG_PATH], other[LONG_PATH];
    WIN32_FIND_DATAW found;
    int any = 0;
    if (_snwprintf(pattern, LONG_PATH, L"%ls\\*", home) < 0) return 0;
    HANDLE search = FindFirstFileW(pattern, &found);
    if (search == INVALID_HANDLE_VALUE) return 0;
    do {
        if (!(found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)) continue;
        if (found.cFileName[0] < L'0' || found.cFileName[0] > L'9' || wcslen(found.cFileName) > MOST_VERSION) continue;
        if (any && compare(found.cFileName, version) <= 0) continue;
        if (!find_python(found.cFileName, other)) continue;
        wcscpy(version, found.cFileName);
        wcscpy(dll, other);
        any = 1;
    } while (FindNextFileW(search, &found));
    FindClose(search);
    return any;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show) {
    (void)instance, (void)before, (void)line, (void)show;
    wchar_t version[MOST_VERSION + 1], dll[LONG_PATH], runtime[LONG_PATH];
    DWORD length = GetModuleFileNameW(NULL, home, LONG_PATH);
    if (!length || length >= LONG_PATH) {
        say(L"\x0428\x043B\x044F\x0445 \x0434\x043E \x043F\x0440\x043E\x0433\x0440\x0430\x043C\x0438 \x0437\x0430\x0434\x043E\x0432\x0433\x0438\x0439",
            L"The path of the program is too long");
        return 4;
    }
    *wcsrchr(home, L'\\') = 0;
    /* No DLL from the current folder or from PATH, whoever starts the till and from where. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    if (!(read_trial(version) && find_python(version, dll)) && !(read_current(version) && find_python(version, dll)) &&
        !newest(version, dll)) {
        say(L"\x0424\x0430\x0439\x043B\x0438 \x043F\x0440\x043E\x0433\x0440\x0430\x043C\x0438 \x043D\x0435 \x0437\x043D\x0430\x0439\x0434\x0435\x043D\x043E. \x0412\x0441\x0442\x0430\x043D\x043E\x0432\x0456\x0442\x044C \x041A\x0430\x0441\x0443 \x0449\x0435 \x0440\x0430\x0437, \x0434\x0430\x043D\x0456 \x0446\x0456\x043B\x0456",
            L"The program's files are missing. Install Kasa once more: the data is safe");
        return 4;
    }
    wcscpy(runtime, dll);
    *wcsrchr(runtime, L'\\') = 0;
    AddDllDirectory(runtime);
    HMODULE python = LoadLibraryExW(dll, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    PyMain main = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!main) {
        say(L"\x0424\x0430\x0439\x043B\x0438 \x043F\x0440\x043E\x0433\x0440\x0430\x043C\x0438 \x043F\x043E\x0448\x043A\x043E\x0434\x0436\x0435\x043D\x043E. \x0412\x0441\x0442\x0430\x043D\x043E\x0432\x0456\x0442\x044C \x041A\x0430\x0441\x0443 \x0449\x0435 \x0440\x0430\x0437, \x0434\x0430\x043D\x0456 \x0446\x0456\x043B\x0456",
            L"The program's files are damaged. Install Kasa once more: the data is safe");
        return 4;
    }
    int given = __argc, mine = 0;
    wchar_t **arguments = (wchar_t **)HeapAlloc(GetProcessHeap(), 0, sizeof(wchar_t *) * (given + 5));
    if (!arguments) return 4;
    arguments[mine++] = __wargv[0];
    arguments[mine++] = L"-X";
    arguments[mine++] = L"utf8";
    arguments[mine++] = L"-m";
    arguments[mine++] = L"app";
    for (int i = 1; i < given; i++) arguments[mine++] = __wargv[i];
    arguments[mine] = NULL;
    return main(mine, arguments);
}
