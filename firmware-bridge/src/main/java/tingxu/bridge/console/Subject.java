package tingxu.bridge.console;

import tingxu.bridge.DeviceId;
import tingxu.bridge.file.Field;
import tingxu.bridge.make.Kind;

/**
 * One device to try.
 *
 * @param entry of its file
 */
public record Subject(Kind<?, ?> kind, DeviceId id, Field entry) {}
