package dev.sentrycli.sandbox;

import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.saved.Snapshot;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Keeps a world in a folder: saves it shortly after a change, several changes at once, and at the
/// end.
final class Autosave implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Autosave.class.getName());
  private static final int PAUSE_MILLIS = 200;

  private final World world;
  private final DataFolder folder;
  private final Semaphore changes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  /// @param folder closed with this
  /// @throws IOException if the world can't be saved there
  Autosave(World world, DataFolder folder) throws IOException {
    this.world = world;
    this.folder = folder;
    Snapshot.write(world, folder.path());
    this.thread = Thread.ofVirtual().name("autosave").start(this::watch);
  }

  void changed() {
    changes.release();
  }

  private void watch() {
    try {
      while (!closing) {
        changes.acquire();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        changes.drainPermits();
        save();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void save() {
    try {
      Snapshot.write(world, folder.path());
    } catch (IOException full) {
      LOGGER.log(
          System.Logger.Level.ERROR, "The sandbox could not be saved in " + folder.path(), full);
    }
  }

  @Override
  public void close() {
    closing = true;
    changed();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    save();
    try {
      folder.close();
    } catch (IOException freedAtTheEnd) {
      LOGGER.log(System.Logger.Level.DEBUG, "The lock could not be closed", freedAtTheEnd);
    }
  }
}
