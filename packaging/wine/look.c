/* For tests under Wine 8 alone, never shipped: Windows.UI.dll, asked for the system's colours. One object stands for
 * every class and answers that all is well; a colour it is asked for is grey. */
#include <windows.h>

#define GREY 0xFF808080u
#define SLOTS 64

static void *table[SLOTS];
static struct { void **table; } one = {table};

static int is_pointer(void *value) { return (ULONG_PTR)value > 0x10000; }

static HRESULT WINAPI itself(void *self, const GUID *of, void **into) { (void)of; *into = self; return S_OK; }
static ULONG WINAPI counted(void *self) { (void)self; return 1; }
static HRESULT WINAPI no_ids(void *self, ULONG *count, void **ids) { (void)self; if (count) *count = 0; if (ids) *ids = NULL; return S_OK; }
static HRESULT WINAPI well(void *self, void *what) { (void)self, (void)what; return S_OK; }
static HRESULT WINAPI made(void *self, void *a, void *b) {
    if (is_pointer(a)) *(void **)a = self;
    else if (is_pointer(b)) *(DWORD *)b = GREY;
    return S_OK;
}
static HRESULT WINAPI any(void *self, void *a, void *b) {
    (void)self;
    if (is_pointer(b) && !is_pointer(a)) *(DWORD *)b = GREY;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **into) {
    (void)name;
    for (int slot = 0; slot < SLOTS; slot++) table[slot] = (void *)any;
    table[0] = (void *)itself;
    table[1] = table[2] = (void *)counted;
    table[3] = (void *)no_ids;
    table[4] = table[5] = (void *)well;
    table[6] = (void *)made;
    *into = &one;
    return S_OK;
}
