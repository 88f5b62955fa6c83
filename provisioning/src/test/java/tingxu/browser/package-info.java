/** Every screen, opened in a real browser and looked at. */
@org.jspecify.annotations.NullMarked
package tingxu.browser;
