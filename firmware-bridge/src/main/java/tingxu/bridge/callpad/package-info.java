/** The call pad (呼叫器) on a clerk's desk: seven keys. */
@org.jspecify.annotations.NullMarked
package tingxu.bridge.callpad;
