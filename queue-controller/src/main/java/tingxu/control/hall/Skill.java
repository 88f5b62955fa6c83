package tingxu.control.hall;

import tingxu.wire.LineId;

/**
 * A line that a window serves.
 *
 * @param primary whether it is the window's own business rather than help for others
 */
public record Skill(LineId line, boolean primary) {}
