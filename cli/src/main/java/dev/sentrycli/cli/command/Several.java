package dev.sentrycli.cli.command;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Several things that are asked for. What can't be had is only told of, as long as something can.
public final class Several {
  private Several() {}

  /// The organizations that answered; the others are named, as long as one did.
  ///
  /// @throws RuntimeException the first failure, if nothing came
  public static <B> List<Fanout.Outcome<String, B>> answered(
      List<Fanout.Outcome<String, B>> outcomes, Session session) {
    Fanout.answers(outcomes);
    List<Fanout.Outcome<String, B>> good = new ArrayList<>();
    for (var outcome : outcomes) {
      if (outcome.failure() == null) {
        good.add(outcome);
      } else {
        session
            .notices()
            .warn(
                "target",
                "The organization '"
                    + outcome.asked()
                    + "' could not be asked: "
                    + RefusedException.reason(outcome.failure()));
      }
    }
    return good;
  }

  /// What came, in the order it was asked for.
  ///
  /// @param area what warnings are about
  /// @throws RuntimeException the first failure, if nothing came
  public static <T, R> List<R> each(
      List<T> wanted, String area, Session session, Function<T, R> question) {
    return each(wanted, area, session, question, failure -> false);
  }

  /// The same.
  ///
  /// @param concernsAll whether the others would fare no better after a failure, which is then
  ///   thrown at once
  public static <T, R> List<R> each(
      List<T> wanted,
      String area,
      Session session,
      Function<T, R> question,
      Predicate<RuntimeException> concernsAll) {
    List<R> answers = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (T one : wanted) {
      try {
        answers.add(question.apply(one));
      } catch (Failure | ApiException failed) {
        if (concernsAll.test(failed)) {
          throw failed;
        }
        failures.add(failed);
      }
    }
    boolean nothing = answers.isEmpty() && !failures.isEmpty();
    for (RuntimeException failed : nothing ? failures.subList(1, failures.size()) : failures) {
      session.notices().warn(area, RefusedException.reason(failed));
    }
    if (nothing) {
      throw failures.getFirst();
    }
    return answers;
  }
}
