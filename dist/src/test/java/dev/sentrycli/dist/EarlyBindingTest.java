package dev.sentrycli.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.dist.sample.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EarlyBindingTest {
  private static final String SAMPLES = "dev.sentrycli.dist.sample.";

  private final EarlyBinding binding = new EarlyBinding(ClassHierarchyResolver.defaultResolver());

  @Test
  void answersAsItDidBefore() throws ReflectiveOperationException {
    ClassLoader bound = new BoundClasses();
    Class<?> type = bound.loadClass(Shapes.class.getName());
    Object shapes = type.getDeclaredConstructor().newInstance();

    assertThat(type).isNotEqualTo(Shapes.class);
    assertThat(((Supplier<?>) shapes).get()).isEqualTo(new Shapes().get());
  }

  @Test
  void leavesNoSwitchOverTypesAndNoRecordToTheRunTime() throws IOException {
    for (String name : List.of("Shapes$Everything", "Shapes$Shape", "Shapes$Shape$Box")) {
      assertThat(bootstraps(bytes(SAMPLES + name))).isNotEmpty();
      assertThat(bootstraps(binding.bind(bytes(SAMPLES + name)))).isEmpty();
    }
  }

  @Test
  void leavesSwitchesThatNameConstantsOfAnEnumAsTheyAre() throws IOException {
    assertThat(bootstraps(binding.bind(bytes(SAMPLES + "Shapes")))).containsOnlyOnce("typeSwitch");
  }

  @Test
  void leavesAClassThatHasNoneAlone() throws IOException {
    byte[] plain = bytes(BoundClasses.class.getName());

    assertThat(binding.bind(plain)).isSameAs(plain);
  }

  /// What the methods of the class leave to be made at run time, but for lambdas and joined
  /// strings.
  private static List<String> bootstraps(byte[] type) {
    List<String> late = new ArrayList<>();
    for (MethodModel method : ClassFile.of().parse(type).methods()) {
      method
          .code()
          .ifPresent(
              code ->
                  code.forEach(
                      element -> {
                        if (element instanceof InvokeDynamicInstruction call
                            && call.bootstrapMethod()
                                .owner()
                                .packageName()
                                .equals("java.lang.runtime")) {
                          late.add(call.name().stringValue());
                        }
                      }));
    }
    return late;
  }

  private static byte[] bytes(String name) throws IOException {
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = EarlyBindingTest.class.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }

  /// Has the samples with their late parts bound, and all else as it is.
  private final class BoundClasses extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(SAMPLES)) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try {
        byte[] bound = binding.bind(bytes(name));
        return defineClass(name, bound, 0, bound.length);
      } catch (IOException broken) {
        throw new ClassNotFoundException(name, broken);
      }
    }
  }
}
