package tingxu.control.console;

/** The languages that the screens speak; Chinese unless asked otherwise. */
public enum Language {
    ZH,
    EN
}
