package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** A directory with all that is below. */
record FileTree(Path root) {

  /** Puts copies, with the same times and permissions, into a directory. */
  void copyTo(Path target) {
    walk(target, FileTree::copy);
  }

  /**
   * Puts hard links into a directory: a Keycloak is 180 MB, and only its configuration and data are
   * its own. Copies where the file system has no links, or is another one.
   */
  void linkTo(Path target) {
    walk(target, FileTree::link);
  }

  /** Deletes everything; nothing happens where there is nothing. */
  void delete() {
    if (!Files.exists(root)) {
      return;
    }
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + root, e);
    }
  }

  private void walk(Path target, Placement placement) {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
              Files.createDirectories(in(target, directory));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              placement.place(file, in(target, file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot put " + root + " into " + target, e);
    }
  }

  private Path in(Path target, Path file) {
    return target.resolve(root.relativize(file).toString());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | IOException e) {
      copy(from, to);
    }
  }

  @FunctionalInterface
  private interface Placement {
    void place(Path from, Path to) throws IOException;
  }
}
