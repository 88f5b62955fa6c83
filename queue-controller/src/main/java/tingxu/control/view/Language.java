package tingxu.control.view;

/** The languages that the screens speak; Chinese unless asked otherwise. */
public enum Language {
    ZH,
    EN
}
