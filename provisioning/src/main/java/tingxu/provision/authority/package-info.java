/** The hall's own certificates: who may speak in it. All of BouncyCastle is here. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.authority;
