/** What comes over lines, late, broken or never, and who says it. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.ordeal.line;
