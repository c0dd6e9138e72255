package dev.sentrycli.dist;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts plain code where javac leaves a class's code to be made up at run time: the choice of a
/// `switch` over types, and `equals`, `hashCode` and `toString` of a record. The JVM makes a class
/// for each of them at their first use and keeps none in the AOT cache, which costs a run some
/// milliseconds apiece. Lambdas and joined strings are in the cache and stay as they are.
public final class EarlyBinding {
  private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

  private final ClassFile classFile;

  /// @param resolver knows the classes that the code to be changed mentions
  EarlyBinding(ClassHierarchyResolver resolver) {
    this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
  }

  /// Called as `EarlyBinding JAR RESULT FOLDER`: copies the jar, with the classes under the folder
  /// changed.
  public static void main(String[] args) throws IOException {
    try (JarFile jar = new JarFile(args[0]);
        OutputStream file = Files.newOutputStream(Path.of(args[1]));
        JarOutputStream result = new JarOutputStream(file)) {
      EarlyBinding binding =
          new EarlyBinding(
              ClassHierarchyResolver.ofResourceParsing(type -> classOf(jar, type))
                  .orElse(ClassHierarchyResolver.defaultResolver())
                  .cached());
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        byte[] content = jar.getInputStream(entry).readAllBytes();
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        result.putNextEntry(copy);
        boolean ours = entry.getName().startsWith(args[2]) && entry.getName().endsWith(".class");
        result.write(ours ? binding.bind(content) : content);
        result.closeEntry();
      }
    }
  }

  private static @Nullable InputStream classOf(JarFile jar, ClassDesc type) {
    String descriptor = type.descriptorString();
    JarEntry entry = jar.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    if (entry == null) {
      return null;
    }
    try {
      return jar.getInputStream(entry);
    } catch (IOException broken) {
      throw new IllegalStateException("cannot read " + entry.getName(), broken);
    }
  }

  /// The class with its late parts bound, or the very same bytes where it has none.
  byte[] bind(byte[] bytes) {
    ClassModel type = classFile.parse(bytes);
    // By their place in the constant pool: calls that share one are alike.
    Map<Integer, Bound> all = new TreeMap<>();
    for (MethodModel method : type.methods()) {
      method.code().ifPresent(code -> collect(type, code, all));
    }
    return all.isEmpty() ? bytes : classFile.transformClass(type, using(type, all));
  }

  private static void collect(ClassModel type, CodeModel code, Map<Integer, Bound> all) {
    for (CodeElement element : code) {
      if (element instanceof InvokeDynamicInstruction call) {
        Body body = body(type, call);
        if (body != null) {
          int place = call.invokedynamic().index();
          String name = call.name().stringValue() + "$bound" + place;
          all.put(place, new Bound(name, call.typeSymbol(), body));
        }
      }
    }
  }

  private static ClassTransform using(ClassModel type, Map<Integer, Bound> all) {
    ClassDesc self = type.thisClass().asSymbol();
    boolean isInterface = type.flags().has(AccessFlag.INTERFACE);
    CodeTransform calls =
        (code, element) -> {
          Bound bound =
              element instanceof InvokeDynamicInstruction call
                  ? all.get(call.invokedynamic().index())
                  : null;
          if (bound == null) {
            code.with(element);
          } else {
            code.invokestatic(self, bound.name(), bound.type(), isInterface);
          }
        };
    return ClassTransform.transformingMethods(MethodTransform.transformingCode(calls))
        .andThen(ClassTransform.endHandler(builder -> all.values().forEach(b -> b.addTo(builder))));
  }

  /// A call that was late, and the method that takes its place.
  private record Bound(String name, MethodTypeDesc type, Body body) {
    void addTo(ClassBuilder builder) {
      builder.withMethodBody(
          name,
          type,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          body::write);
    }
  }

  private interface Body {
    void write(CodeBuilder code);
  }

  /// Null for what is to stay as it is.
  private static @Nullable Body body(ClassModel type, InvokeDynamicInstruction call) {
    String bootstrap =
        call.invokedynamic().bootstrap().bootstrapMethod().reference().owner().asInternalName();
    List<ConstantDesc> arguments = call.bootstrapArgs();
    return switch (bootstrap) {
      case SWITCHES -> choice(call, arguments);
      case RECORDS -> ofRecord(type, call, arguments);
      default -> null;
    };
  }

  private static @Nullable Body choice(InvokeDynamicInstruction call, List<ConstantDesc> labels) {
    if (!call.name().equalsString("typeSwitch")) {
      return null;
    }
    for (ConstantDesc label : labels) {
      boolean plain =
          label instanceof ClassDesc wanted ? !wanted.isPrimitive() : label instanceof String;
      if (!plain) {
        return null;
      }
    }
    return code -> choose(code, labels);
  }

  /// `int (selector, restart)`: the first label from `restart` on that fits, -1 for null, the
  /// number of labels if none does.
  private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
    Label present = code.newLabel();
    code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      if (labels.get(i) instanceof ClassDesc wanted) {
        code.aload(0).instanceOf(wanted);
      } else {
        code.loadConstant(labels.get(i))
            .aload(0)
            .invokevirtual(CD_Object, "equals", MethodTypeDesc.of(CD_boolean, CD_Object));
      }
      code.ifeq(next).loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private static @Nullable Body ofRecord(
      ClassModel type, InvokeDynamicInstruction call, List<ConstantDesc> arguments) {
    ClassDesc self = type.thisClass().asSymbol();
    List<Component> components = new ArrayList<>();
    for (ConstantDesc getter : arguments.subList(2, arguments.size())) {
      if (!(getter instanceof DirectMethodHandleDesc field)) {
        return null;
      }
      components.add(new Component(field.methodName(), field.invocationType().returnType()));
    }
    return switch (call.name().stringValue()) {
      case "equals" -> code -> equals(code, self, components);
      case "hashCode" -> code -> hash(code, self, components);
      case "toString" -> code -> print(code, self, components);
      default -> null;
    };
  }

  private record Component(String name, ClassDesc type) {
    void load(CodeBuilder code, ClassDesc owner, int slot) {
      code.aload(slot).getfield(owner, name, type);
    }

    /// The class whose static methods know values of this type.
    ClassDesc helper() {
      return switch (type.descriptorString()) {
        case "Z" -> ClassDesc.of("java.lang.Boolean");
        case "B" -> ClassDesc.of("java.lang.Byte");
        case "S" -> ClassDesc.of("java.lang.Short");
        case "C" -> ClassDesc.of("java.lang.Character");
        case "I" -> ClassDesc.of("java.lang.Integer");
        case "J" -> ClassDesc.of("java.lang.Long");
        case "F" -> ClassDesc.of("java.lang.Float");
        case "D" -> ClassDesc.of("java.lang.Double");
        default -> OBJECTS;
      };
    }

    ClassDesc seen() {
      return type.isPrimitive() ? type : CD_Object;
    }
  }

  private static void equals(CodeBuilder code, ClassDesc self, List<Component> components) {
    Label different = code.newLabel();
    Label sameType = code.newLabel();
    code.aload(1).instanceOf(self).ifne(sameType).iconst_0().ireturn().labelBinding(sameType);
    int other = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(1).checkcast(self).astore(other);
    for (Component component : components) {
      component.load(code, self, 0);
      component.load(code, self, other);
      ClassDesc seen = component.seen();
      if (component.type().isPrimitive()) {
        code.invokestatic(component.helper(), "compare", MethodTypeDesc.of(CD_int, seen, seen))
            .ifne(different);
      } else {
        code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, seen, seen))
            .ifeq(different);
      }
    }
    code.iconst_1().ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  private static void hash(CodeBuilder code, ClassDesc self, List<Component> components) {
    code.iconst_0();
    for (Component component : components) {
      code.bipush(31).imul();
      component.load(code, self, 0);
      code.invokestatic(component.helper(), "hashCode", MethodTypeDesc.of(CD_int, component.seen()))
          .iadd();
    }
    code.ireturn();
  }

  private static void print(CodeBuilder code, ClassDesc self, List<Component> components) {
    MethodTypeDesc append = MethodTypeDesc.of(BUILDER, CD_String);
    code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.ofDescriptor("()V"));
    String text = simpleName(self) + "[";
    for (Component component : components) {
      code.loadConstant(text + component.name() + "=").invokevirtual(BUILDER, "append", append);
      component.load(code, self, 0);
      code.invokestatic(
              CD_String, "valueOf", MethodTypeDesc.of(CD_String, printed(component.seen())))
          .invokevirtual(BUILDER, "append", append);
      text = ", ";
    }
    code.loadConstant(components.isEmpty() ? text + "]" : "]")
        .invokevirtual(BUILDER, "append", append)
        .invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String))
        .areturn();
  }

  /// `String.valueOf` has none for these two.
  private static ClassDesc printed(ClassDesc seen) {
    return switch (seen.descriptorString()) {
      case "B", "S" -> CD_int;
      default -> seen;
    };
  }

  /// Without the classes around it, and without the number that sets local classes apart.
  private static String simpleName(ClassDesc type) {
    String name = type.displayName();
    name = name.substring(name.lastIndexOf('$') + 1);
    int letter = 0;
    while (letter < name.length() && Character.isDigit(name.charAt(letter))) {
      letter++;
    }
    return name.substring(letter);
  }
}
