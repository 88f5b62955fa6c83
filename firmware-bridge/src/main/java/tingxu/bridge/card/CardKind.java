package tingxu.bridge.card;

/** Whose card it is. */
public enum CardKind {
    /** 居民身份证. */
    CITIZEN,
    /** 港澳台居民居住证. */
    HK_MACAU_TAIWAN_RESIDENT,
    /** 外国人永久居留身份证, made from 2017: a number of 15 characters. */
    FOREIGNER_2017,
    /** 外国人永久居留身份证, made from December 2023: a number of 18 digits. */
    FOREIGNER_2023
}
