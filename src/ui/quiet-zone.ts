/** The standard of QR codes asks for four modules of white around one; with less, phones do not find its corners. */
export const QUIET_MODULES = 4;
