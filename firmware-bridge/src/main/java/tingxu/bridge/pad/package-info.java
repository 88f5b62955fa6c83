/** The evaluation pad (评价器) at a window: five keys, one rating for each invitation. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.pad;
