package dev.sentrycli.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules of direction: who may know whom, and who may touch the world outside.
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.sentrycli");
  private static final int MOST_CLASSES_IN_A_PACKAGE = 20;

  private static final DescribedPredicate<JavaClass> NETWORK =
      resideInAnyPackage("okhttp3..", "okio..", "java.net.http..")
          .or(
              DescribedPredicate.describe(
                  "is a socket or URL connection",
                  type ->
                      Set.of(
                              "java.net.Socket",
                              "java.net.ServerSocket",
                              "java.net.URL",
                              "java.net.HttpURLConnection",
                              "java.net.URLConnection",
                              "java.net.DatagramSocket",
                              "java.nio.channels.SocketChannel",
                              "javax.net.ssl.SSLSocket",
                              "javax.net.ssl.HttpsURLConnection")
                          .contains(type.getName())));

  @Test
  void onlyTheGatewayCallsServers() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.sentrycli.api.gateway..", "dev.sentrycli.sandbox..")
        .should()
        .dependOnClassesThat(NETWORK)
        .because("every request passes the one place that decides host, token and headers")
        .check(ALL);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching("dev.sentrycli.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void commandGroupsDoNotKnowEachOther() {
    slices().matching("dev.sentrycli.cli.command.(*)..").should().notDependOnEachOther().check(ALL);
  }

  @Test
  void theSandboxSharesNoCodeWithTheClient() {
    noClasses()
        .that(resideInAPackage("dev.sentrycli.sandbox.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.sentrycli.api..",
                "dev.sentrycli.cli..",
                "dev.sentrycli.grammar..",
                "dev.sentrycli.terminal.."))
        .because("a misreading of the server must not be made twice")
        .check(ALL);
  }

  @Test
  void grammarAndTerminalKnowNothingOfSentry() {
    noClasses()
        .that(resideInAnyPackage("dev.sentrycli.grammar..", "dev.sentrycli.terminal.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.sentrycli.api..", "dev.sentrycli.cli.."))
        .check(ALL);
  }

  @Test
  void onlyMainTouchesTheProcess() {
    DescribedPredicate<com.tngtech.archunit.core.domain.JavaMember> process =
        DescribedPredicate.describe(
            "the streams, variables and end of the process",
            member ->
                (member.getOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err", "in", "getenv", "exit").contains(member.getName()))
                    || (member.getOwner().isEquivalentTo(Runtime.class)
                        && member.getName().equals("halt")));
    noClasses()
        .that()
        .doNotHaveSimpleName("Main")
        .and()
        .doNotHaveSimpleName("Interruption") // says how the process ends once it is interrupted
        .and()
        .resideOutsideOfPackage("dev.sentrycli.sandbox..")
        .should(
            new ArchCondition<>("touch the process") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                    .filter(
                        access -> access.getTarget().resolveMember().filter(process).isPresent())
                    .forEach(
                        access ->
                            events.add(
                                SimpleConditionEvent.satisfied(type, access.getDescription())));
              }
            })
        .check(ALL);
  }

  @Test
  void staticFieldsAreFinal() {
    fields().that().areStatic().should().beFinal().check(ALL);
  }

  @Test
  void nothingOnTheWayOfACommandLooksThingsUpAtRunTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sentrycli.sandbox..")
        .should()
        .dependOnClassesThat(resideInAPackage("java.lang.reflect.."))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("com.google.gson.Gson")
        .because("reflection is what makes a program slow to start")
        .check(ALL);
  }

  @Test
  void commandsWriteToNoStream() {
    noClasses()
        .that(resideInAPackage("dev.sentrycli.cli.command.."))
        .should()
        .dependOnClassesThat()
        .haveSimpleName("Painter")
        .because("a command returns a result; the renderer shows it")
        .check(ALL);
  }

  @Test
  void namesSayWhatThingsAre() {
    classes()
        .should(
            new ArchCondition<>("have a name that means something") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String name = type.getSimpleName();
                if (name.matches(".*(Util|Utils|Helper|Helpers|Manager|Impl)$")
                    || type.getPackageName()
                        .matches(".*\\.(util|common|helper|misc|base)(\\..*)?")) {
                  events.add(SimpleConditionEvent.violated(type, type.getName() + " says nothing"));
                }
              }
            })
        .check(ALL);
  }

  @Test
  void packagesStaySmall() {
    Map<String, Long> sizes =
        ALL.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(sizes)
        .allSatisfy(
            (name, size) ->
                assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES_IN_A_PACKAGE));
  }
}
