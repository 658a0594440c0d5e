/* For tests under Wine 8 alone, never shipped: mscms.dll for a screen without a colour profile. */
#define SHOWN __declspec(dllexport)

SHOWN void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned how) { (void)profile, (void)access, (void)share, (void)how; return 0; }
SHOWN void *WcsOpenColorProfileW(void *a, void *b, void *c, unsigned d, unsigned e, unsigned f, unsigned g) { (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g; return 0; }
SHOWN void *WcsCreateIccProfile(void *profile, unsigned how) { (void)profile, (void)how; return 0; }
SHOWN int CloseColorProfile(void *profile) { (void)profile; return 0; }
SHOWN int GetColorDirectoryW(const void *machine, void *into, unsigned *size) { (void)machine, (void)into, (void)size; return 0; }
SHOWN int GetColorProfileFromHandle(void *profile, void *into, unsigned *size) { (void)profile, (void)into, (void)size; return 0; }
SHOWN int WcsGetDefaultColorProfile(int scope, const void *device, int kind, int sub, unsigned id, unsigned size, void *name) { (void)scope, (void)device, (void)kind, (void)sub, (void)id, (void)size, (void)name; return 0; }
SHOWN int WcsGetDefaultColorProfileSize(int scope, const void *device, int kind, int sub, unsigned id, unsigned *size) { (void)scope, (void)device, (void)kind, (void)sub, (void)id, (void)size; return 0; }
