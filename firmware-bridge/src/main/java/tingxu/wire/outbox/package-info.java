/** What a node has said and the hall has not yet confirmed, kept on disk. */
@org.jspecify.annotations.NullMarked
package tingxu.wire.outbox;
