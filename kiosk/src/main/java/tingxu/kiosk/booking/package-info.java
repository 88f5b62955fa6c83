/** 预约签到: the day's appointments as this kiosk knows them, and whether it is time. Pure. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.booking;
