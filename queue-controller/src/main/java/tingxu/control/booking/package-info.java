/** 预约: the appointments of the days to come, as a hall was given them. No number, no name. */
@org.jspecify.annotations.NullMarked
package tingxu.control.booking;
