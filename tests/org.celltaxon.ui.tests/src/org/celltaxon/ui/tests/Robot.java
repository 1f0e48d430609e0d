// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.WorkbenchAdvisor;

/** Drives the real workbench as a user would: posted mouse events, waiting for conditions, screenshots. */
final class Robot {

    private static final long START_SECONDS = 60;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Display display;

    private Robot(Display display) {
        this.display = display;
    }

    /** Starts the workbench in a thread of its own, with the product's advisor, and waits until it is there. */
    static Robot start(Callable<WorkbenchAdvisor> advisor) throws InterruptedException {
        var display = new AtomicReference<Display>();
        var failure = new AtomicReference<Throwable>();
        var started = new CountDownLatch(1);
        Thread.ofPlatform().name("ui").daemon().start(() -> {
            try {
                display.set(PlatformUI.createDisplay());
                display.get().asyncExec(started::countDown);
                PlatformUI.createAndRunWorkbench(display.get(), advisor.call());
            } catch (Throwable e) {
                failure.set(e);
                started.countDown();
            }
        });
        if (!started.await(START_SECONDS, TimeUnit.SECONDS) || failure.get() != null) {
            throw new AssertionError("the workbench did not start", failure.get());
        }
        var robot = new Robot(display.get());
        robot.until("a window", START_SECONDS, () -> PlatformUI.isWorkbenchRunning()
                && PlatformUI.getWorkbench().getActiveWorkbenchWindow() != null
                && PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell().isVisible());
        return robot;
    }

    /** Closes the workbench. */
    void close() {
        display.syncExec(() -> PlatformUI.getWorkbench().close());
    }

    /** Asks on the display thread. */
    <T> T ask(Callable<T> question) {
        var answer = new AtomicReference<T>();
        var failure = new AtomicReference<Exception>();
        display.syncExec(() -> {
            try {
                answer.set(question.call());
            } catch (Exception e) {
                failure.set(e);
            }
        });
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
        return answer.get();
    }

    IWorkbench workbench() {
        return PlatformUI.getWorkbench();
    }

    /** Waits until a condition holds on the display thread. */
    void until(String what, long seconds, Callable<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            if (ask(condition)) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new AssertionError("waited " + seconds + " s in vain for " + what);
    }

    /** The control with a test id anywhere in the windows; null when there is none. */
    Control find(String id) {
        return ask(() -> {
            for (var shell : display.getShells()) {
                var found = find(shell, id);
                if (found != null) {
                    return found;
                }
            }
            return null;
        });
    }

    private static Control find(Control control, String id) {
        if (id.equals(control.getData("celltaxon.id"))) {
            return control;
        }
        if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                var found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Moves the pointer to the middle of a control and clicks. */
    void click(String id) {
        var control = find(id);
        if (control == null) {
            throw new AssertionError("no control '" + id + "'");
        }
        var middle = ask(() -> control.toDisplay(control.getSize().x / 2, control.getSize().y / 2));
        post(SWT.MouseMove, e -> {
            e.x = middle.x;
            e.y = middle.y;
        });
        post(SWT.MouseDown, e -> e.button = 1);
        post(SWT.MouseUp, e -> e.button = 1);
    }

    private void post(int type, java.util.function.Consumer<Event> fill) {
        var event = new Event();
        event.type = type;
        fill.accept(event);
        if (!ask(() -> display.post(event))) {
            throw new AssertionError("the event could not be posted");
        }
        LockSupport.parkNanos(POLL_NANOS);
    }

    /** Saves what the screen shows. */
    Path screenshot(String name) throws IOException {
        var folder = Path.of(System.getProperty("celltaxon.screenshots", "screenshots"));
        Files.createDirectories(folder);
        var file = folder.resolve(name + ".png");
        display.syncExec(() -> {
            var area = display.getBounds();
            var image = new Image(display, area.width, area.height);
            var gc = new GC(display);
            gc.copyArea(image, 0, 0);
            gc.dispose();
            var loader = new ImageLoader();
            loader.data = new org.eclipse.swt.graphics.ImageData[] {image.getImageData()};
            loader.save(file.toString(), SWT.IMAGE_PNG);
            image.dispose();
        });
        return file;
    }
}
