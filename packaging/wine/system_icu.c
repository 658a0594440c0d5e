/* For tests under Wine 8 alone, never shipped: stands for the ICU that Windows 10 brings and Wine lacks. No converter
 * opens, and Qt then goes by its own tables. */
#define SHOWN __declspec(dllexport)
#define UNSUPPORTED 16

typedef int Status;

static void *none(Status *status) {
    if (status) *status = UNSUPPORTED;
    return 0;
}

SHOWN void *ucnv_open(const char *name, Status *status) { (void)name; return none(status); }
SHOWN void ucnv_close(void *one) { (void)one; }
SHOWN void ucnv_reset(void *one) { (void)one; }
SHOWN const char *ucnv_getName(void *one, Status *status) { (void)one; return none(status); }
SHOWN const char *ucnv_getStandardName(const char *name, const char *of, Status *status) { (void)name, (void)of; return none(status); }
SHOWN const char *ucnv_getAvailableName(int at) { (void)at; return 0; }
SHOWN int ucnv_countAvailable(void) { return 0; }
SHOWN signed char ucnv_getMaxCharSize(void *one) { (void)one; return 1; }
SHOWN int ucnv_toUCountPending(void *one, Status *status) { (void)one; none(status); return 0; }
SHOWN int ucnv_fromUCountPending(void *one, Status *status) { (void)one; none(status); return 0; }
SHOWN void ucnv_toUnicode(void) {}
SHOWN void ucnv_fromUnicode(void) {}
SHOWN void ucnv_getToUCallBack(void) {}
SHOWN void ucnv_getFromUCallBack(void) {}
SHOWN void ucnv_setToUCallBack(void) {}
SHOWN void ucnv_setFromUCallBack(void) {}
SHOWN void ucnv_cbToUWriteUChars(void) {}
SHOWN void ucnv_cbFromUWriteUChars(void) {}
SHOWN void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
SHOWN void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
