/** Scanners of QR and bar codes that send each code as a line. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.scanner;
