package dev.sentrycli.grammar.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.ExampleTree;
import dev.sentrycli.grammar.ExampleTree.Call;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.help.Manual.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManualTest {
  private static Map<String, String> pages(Tree<?> tree) {
    return new Manual(
            List.of(new Term("0", "Done"), new Term("1", "Not done")),
            List.of(new Term("~/.rc", "Settings")))
        .pages(tree);
  }

  @Test
  void hasAPageForTheProgramAndForEachFirstWord() {
    assertThat(pages(new ExampleTree().tree()).keySet())
        .containsExactly(
            "sentry.1",
            "sentry-issue.1",
            "sentry-event.1",
            "sentry-log.1",
            "sentry-org.1",
            "sentry-alert.1",
            "sentry-api.1",
            "sentry-sourcemap.1",
            "sentry-cli.1");
  }

  @Test
  void isTheSameForTheSameTree() {
    assertThat(pages(new ExampleTree().tree())).isEqualTo(pages(new ExampleTree().tree()));
  }

  @Test
  void leavesOutWhatIsHidden() {
    assertThat(String.join("", pages(new ExampleTree().tree()).values()))
        .doesNotContain("CLI FIX", "log\\-level");
  }

  @Test
  void theProgramsPageHasWhatHoldsForAllCommands() {
    assertThat(pages(new ExampleTree().tree()).get("sentry.1"))
        .contains(
            ".TH \"SENTRY\" \"1\" \"\" \"sentry 1.2.3\" \"Manual of sentry\"\n",
            ".TP\n\\fBsentry\\-org\\fR(1)\nOrganizations you can reach."
                + " Commands: \\fBlist\\fR, \\fBview\\fR.\n",
            "\\fBsentry orgs\\fR\nStands for \\fBsentry org list\\fR\n",
            ".SH \"FLAGS OF EVERY COMMAND\"\n.TP\n\\fB\\-\\-json\\fR\nPrint JSON\n",
            "\\fBSENTRY_HOST\\fR\nThe server to talk to. Where the server is."
                + " Example: \\fBsentry.acme\\fR\n",
            ".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\nDone\n.TP\n\\fB1\\fR\nNot done\n",
            ".SH \"FILES\"\n.TP\n\\fB\\(ti/.rc\\fR\nSettings\n",
            "# what is broken\nsentry issue list acme/\nsentry org list\n");
  }

  @Test
  void aGroupsPageHasASectionForEachCommandBelowIt() {
    assertThat(pages(new ExampleTree().tree()).get("sentry-alert.1"))
        .contains(
            "\\fBsentry alert metrics create\\fR [<\\fIflags\\fR>] <\\fIorg\\fR>\n",
            ".SH \"ALERT METRICS\"\nAlerts on numbers.\n",
            ".SH \"ALERT METRICS CREATE\"\n",
            ".SS \"Flags\"\n");
  }

  @Test
  void writesACommandLikeThis() {
    Usage usage =
        Usage.of("Turn <things>")
            .detail(
                ".rc is read, as in 'p -x a\\b'.\n\n'-n' can't … be \"it\"\n\n- one's ~own\n\n"
                    + "  keep | this\n  .and that")
            .flags(Flag.choice("how-to", List.of("a", "b"), "a", "Which way").letter('H'))
            .takes(Positional.oneOrMore("thing", "What to turn"))
            .examples("p turn 'x^2' # once")
            .field("id", "string", "Its id");
    Tree<Call> tree =
        Tree.<Call>of("p", "A program", "1")
            .chapter("All", Route.of("turn", "Turn", () -> new Call("turn", usage)).aliases("t"));

    assertThat(pages(tree).get("p-turn.1"))
        .isEqualTo(
            """
            .\\" Made from the commands of p, not written by hand.
            .TH "P\\-TURN" "1" "" "p 1" "Manual of p"
            .nh
            .ad l
            .SH "NAME"
            p\\-turn \\- Turn
            .SH "SYNOPSIS"
            .HP 4
            \\fBp turn\\fR [\\-\\-how\\-to\\ <\\fIa|\\:b\\fR>] <\\fIthing\\fR>...
            .SH "DESCRIPTION"
            Turn <things>.
            .PP
            \\&.rc is read, as in \\fBp \\-x a\\eb\\fR.
            .PP
            \\fB\\-n\\fR can't \\[u2026] be \\(dqit\\(dq
            .IP \\(bu 2
            one's \\(tiown
            .PP
            .RS 4
            .nf
            keep |\\: this
            \\&.and that
            .fi
            .RE
            .PP
            Also called \\fBp t\\fR.
            .SH "ARGUMENTS"
            .TP
            <\\fIthing\\fR>...
            What to turn (may be repeated)
            .SH "FLAGS"
            .TP
            \\fB\\-H\\fR, \\fB\\-\\-how\\-to\\fR\\ <\\fIa|\\:b\\fR>
            Which way (default = a)
            .SH "EXAMPLES"
            .RS 4
            .nf
            # once
            p turn \\(aqx\\(ha2\\(aq
            .fi
            .RE
            .SH "JSON FIELDS"
            .PD 0
            .TP
            \\fBid\\fR (string)
            Its id
            .PD
            .SH "SEE ALSO"
            \\fBp\\fR(1) has the flags that every command takes, such as \\fB\\-\\-help\\fR, the environment variables and the exit codes.
            """);
  }
}
