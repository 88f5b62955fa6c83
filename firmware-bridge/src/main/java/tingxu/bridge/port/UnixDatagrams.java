package tingxu.bridge.port;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Datagrams to a socket of this machine (unix(7)), which Java does not have. */
public final class UnixDatagrams {

    /** Bytes of a socket's name: what sockaddr_un has room for. */
    public static final int NAME_AT_MOST = 107;

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;

    private final byte[] name;
    private final int socket;

    /**
     * Open until the process ends.
     *
     * @param name of the listener's socket: a path, or {@code @} and a name that is in no folder
     */
    public UnixDatagrams(String name) throws PortGone {
        this.name = name.getBytes(StandardCharsets.UTF_8);
        if (this.name.length == 0 || this.name.length > NAME_AT_MOST)
            throw new PortGone(name, "a socket's name has 1 to " + NAME_AT_MOST + " bytes");
        if (this.name[0] == '@') this.name[0] = 0;
        this.socket = Libc.socket(AF_UNIX, SOCK_DGRAM | Libc.O_CLOEXEC);
        if (socket < 0) throw new PortGone(name, "no socket: error " + -socket);
    }

    /** Never waits; false where nobody listens, or listens too slowly. */
    public boolean send(String words) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment to = arena.allocate((long) Short.BYTES + NAME_AT_MOST + 1, Short.BYTES);
            to.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, to, ValueLayout.JAVA_BYTE, Short.BYTES, name.length);
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            MemorySegment said = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            int flags = MSG_DONTWAIT | MSG_NOSIGNAL;
            int sent = Libc.sendTo(socket, said, flags, to, Short.BYTES + name.length);
            return sent == bytes.length;
        }
    }
}
