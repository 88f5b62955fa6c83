package tingxu.bridge.board;

import tingxu.bridge.Device;

/** What shows a face above a window, whatever its make. */
public interface Board extends Device {

    /** Returns at once; a face that comes before the last one was sent replaces it. */
    void show(BoardFace face);
}
