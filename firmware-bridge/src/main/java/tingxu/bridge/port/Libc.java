package tingxu.bridge.port;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The C functions behind a tty, and behind a datagram to a service manager. Each answers as the
 * kernel does: a result, or minus errno.
 *
 * <p>Numbers and layouts are those of Linux on x86_64 and aarch64, where they are the same.
 */
final class Libc {

    static final int EINTR = 4;
    static final int EAGAIN = 11;

    static final int O_RDONLY = 0;
    static final int O_RDWR = 0x2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;

    static final int POLLIN = 0x1;
    static final int POLLOUT = 0x4;
    static final int POLLERR = 0x8;
    static final int POLLHUP = 0x10;

    static final int LOCK_EXCLUSIVE_NOW = 0x2 | 0x4;
    static final int TIOCEXCL = 0x540C;
    static final int TIOCNXCL = 0x540D;
    static final int EVIOCGRAB = 0x40044590;
    static final int TCSANOW = 0;
    static final int TCSAFLUSH = 2;

    /** struct pollfd { int fd; short events; short revents; } */
    static final StructLayout POLLFD =
            MemoryLayout.structLayout(
                    JAVA_INT.withName("fd"),
                    ValueLayout.JAVA_SHORT.withName("events"),
                    ValueLayout.JAVA_SHORT.withName("revents"));

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle OPEN = function("open", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle READ =
            function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE =
            function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle POLL =
            function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle EVENTFD = function("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle FLOCK = function("flock", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle IOCTL =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
                    Linker.Option.captureCallState("errno"),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle IOCTL_NUMBER =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG),
                    Linker.Option.captureCallState("errno"),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle OPENPT = function("posix_openpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle GRANTPT = function("grantpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle UNLOCKPT = function("unlockpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle PTSNAME =
            function("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle SOCKET =
            function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SENDTO =
            function(
                    "sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle TCGETATTR =
            function("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle TCSETATTR =
            function("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);

    private Libc() {}

    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) OPEN.invokeExact(errno, arena.allocateFrom(path), flags), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int close(int fd) {
        return oneInt(CLOSE, fd);
    }

    static int read(int fd, MemorySegment into, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) (long) READ.invokeExact(errno, fd, into, (long) count), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int write(int fd, MemorySegment from, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) (long) WRITE.invokeExact(errno, fd, from, (long) count), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Waits for one of {@code count} {@link #POLLFD}s at most {@code millis}. */
    static int poll(MemorySegment fds, int count, int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) POLL.invokeExact(errno, fds, (long) count, millis), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int eventfd() {
        return twoInts(EVENTFD, 0, O_CLOEXEC | O_NONBLOCK);
    }

    static int flock(int fd, int operation) {
        return twoInts(FLOCK, fd, operation);
    }

    static int ioctl(int fd, int request) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) IOCTL.invokeExact(errno, fd, (long) request), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** For requests that take a number. */
    static int ioctl(int fd, int request, int number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer(
                    (int) IOCTL_NUMBER.invokeExact(errno, fd, (long) request, (long) number),
                    errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int openPseudoTerminal() {
        return oneInt(OPENPT, O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    }

    static int grant(int master) {
        return oneInt(GRANTPT, master);
    }

    static int unlock(int master) {
        return oneInt(UNLOCKPT, master);
    }

    /** The slave's path, or null where the master has none. */
    static @Nullable String slavePath(int master) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            MemorySegment name = arena.allocate(128);
            int failed = (int) PTSNAME.invokeExact(errno, master, name, name.byteSize());
            return failed == 0 ? name.getString(0) : null;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int socket(int family, int type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) SOCKET.invokeExact(errno, family, type, 0), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** One datagram. */
    static int sendTo(int socket, MemorySegment words, int flags, MemorySegment to, int toLength) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            long sent =
                    (long)
                            SENDTO.invokeExact(
                                    errno, socket, words, words.byteSize(), flags, to, toLength);
            return answer((int) sent, errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int tcgetattr(int fd, MemorySegment termios) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) TCGETATTR.invokeExact(errno, fd, termios), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int tcsetattr(int fd, int when, MemorySegment termios) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) TCSETATTR.invokeExact(errno, fd, when, termios), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static int oneInt(MethodHandle function, int argument) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) function.invokeExact(errno, argument), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static int twoInts(MethodHandle function, int first, int second) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CALL_STATE);
            return answer((int) function.invokeExact(errno, first, second), errno);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static int answer(int result, MemorySegment errno) {
        return result >= 0 ? result : -(int) ERRNO.get(errno, 0L);
    }

    private static MethodHandle function(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"));
    }

    private static AssertionError broken(Throwable e) {
        return new AssertionError("the call into C does not fit its description", e);
    }
}
