/* For tests under Wine 8 alone, never shipped: bcryptprimitives.dll's one call, answered by advapi32's. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID into, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE into, SIZE_T length) {
    while (length > 0) {
        ULONG step = length < 0x100000 ? (ULONG)length : 0x100000;
        if (!SystemFunction036(into, step)) return FALSE;
        into += step;
        length -= step;
    }
    return TRUE;
}
