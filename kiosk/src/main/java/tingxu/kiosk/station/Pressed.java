package tingxu.kiosk.station;

/**
 * What came of a press.
 *
 * @param fits false when the page had no such button
 */
public record Pressed(boolean fits, View view) {}
