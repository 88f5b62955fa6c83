package tingxu.bridge.scanner.camera;

import tingxu.bridge.Health.Trouble;

/** What may be wrong with a camera, in words. */
final class CameraTroubles {

    static final Trouble LINE =
            new Trouble("摄像头的管道断开", "The camera's line is down", "camera-silent");

    static final Trouble NO_PICTURES =
            new Trouble("摄像头没有画面", "The camera sends no pictures", "camera-silent");

    private CameraTroubles() {}
}
