package tingxu.wire;

/** Why a ticket stands where it stands in its line. The order is that of strict priority. */
public enum TicketClass {
    /** 绿色通道: over 60, pregnant, disabled, soldiers and others. */
    PRIORITY,
    /** 预约: booked for a time, and checked in. */
    APPOINTMENT,
    /** 转办: sent on from another window. */
    TRANSFER,
    ORDINARY
}
