/** What makes the text of a ticket's QR code believable: the hall signs it, kiosks check it. */
@org.jspecify.annotations.NullMarked
package tingxu.wire.seal;
