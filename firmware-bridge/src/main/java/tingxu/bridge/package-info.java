/** Bytes to devices. Drivers never see tickets. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge;
