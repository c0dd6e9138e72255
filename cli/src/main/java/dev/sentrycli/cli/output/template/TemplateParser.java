package dev.sentrycli.cli.output.template;

import dev.sentrycli.cli.output.template.Node.Command;
import dev.sentrycli.cli.output.template.Node.Operand;
import dev.sentrycli.cli.output.template.Node.Pipeline;
import dev.sentrycli.cli.output.template.Token.Kind;
import dev.sentrycli.terminal.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a tree of the words of a template.
final class TemplateParser {
  private static final int DEEPEST = 100;
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue");

  private final List<Token> tokens;
  private final Map<String, List<Node>> defined = new HashMap<>();
  private final List<String> variables = new ArrayList<>(List.of("$"));
  private int at;
  private int depth;
  private int loops;

  private TemplateParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// @param body what is written
  /// @param defined the templates it may call
  record Parsed(List<Node> body, Map<String, List<Node>> defined) {}

  /// @throws TemplateException if it is no template
  static Parsed parse(String text) {
    TemplateParser parser = new TemplateParser(Lexer.tokens(text));
    List<Node> body = new ArrayList<>();
    String stop = parser.nodes(body);
    if (stop != null) {
      throw parser.wrong("'{{" + stop + "}}' ends nothing");
    }
    return new Parsed(List.copyOf(body), Map.copyOf(parser.defined));
  }

  /// Reads up to an `else` or `end`, which it leaves behind, or to the end of the template.
  ///
  /// @return the word that stopped it, or null
  private @Nullable String nodes(List<Node> into) {
    deeper();
    while (true) {
      Token token = next();
      if (token.kind() == Kind.END) {
        depth--;
        return null;
      }
      if (token.kind() == Kind.TEXT) {
        into.add(new Node.Literal(token.text()));
        continue;
      }
      Token word = peek();
      if (word.isWord("end") || word.isWord("else")) {
        next();
        depth--;
        return word.text();
      }
      Node node = action();
      if (node != null) {
        into.add(node);
      }
    }
  }

  private @Nullable Node action() {
    Token word = peek();
    if (word.kind() == Kind.WORD) {
      switch (word.text()) {
        case "if", "with", "range" -> {
          next();
          return branch(word.text());
        }
        case "break", "continue" -> {
          next();
          close();
          if (loops == 0) {
            throw wrong("'" + word.text() + "' stands outside of any 'range'");
          }
          return word.text().equals("break") ? new Node.Break() : new Node.Continue();
        }
        case "define" -> {
          next();
          define(name(), true);
          return null;
        }
        case "block" -> {
          next();
          String name = name();
          Pipeline data = pipeline();
          define(name, false);
          return new Node.Call(name, data);
        }
        case "template" -> {
          next();
          String name = name();
          Pipeline data = peek().kind() == Kind.CLOSE ? null : pipeline();
          close();
          return new Node.Call(name, data);
        }
        default -> {}
      }
    }
    if (peek().kind() == Kind.CLOSE) {
      throw wrong("'{{}}' holds nothing");
    }
    Pipeline pipeline = pipeline();
    close();
    return new Node.Action(pipeline);
  }

  private void define(String name, boolean whole) {
    if (whole && depth > 1) {
      throw wrong("'define' stands within something else");
    }
    close();
    List<String> outside = new ArrayList<>(variables);
    int outerLoops = loops;
    loops = 0;
    variables.clear();
    variables.add("$");
    List<Node> body = new ArrayList<>();
    String stop = nodes(body);
    if (!"end".equals(stop)) {
      throw wrong("'define' has no '{{end}}'");
    }
    close();
    loops = outerLoops;
    variables.clear();
    variables.addAll(outside);
    defined.put(name, List.copyOf(body));
  }

  /// What follows `if`, `with` or `range`.
  private Node branch(String kind) {
    deeper();
    int known = variables.size();
    Pipeline pipeline = pipeline(kind.equals("range"));
    close();
    List<Node> then = new ArrayList<>();
    List<Node> otherwise = new ArrayList<>();
    loops += kind.equals("range") ? 1 : 0;
    String stop = nodes(then);
    loops -= kind.equals("range") ? 1 : 0;
    if ("else".equals(stop)) {
      Token word = peek();
      boolean chained = word.isWord("if") || word.isWord("with");
      if (chained && !kind.equals("range") && word.text().equals(kind)) {
        next();
        otherwise.add(branch(kind));
        stop = "end";
      } else {
        close();
        stop = nodes(otherwise);
        if ("else".equals(stop)) {
          throw wrong("'" + kind + "' has a second '{{else}}'");
        }
        if (stop != null) {
          close();
        }
      }
    } else if (stop != null) {
      close();
    }
    if (stop == null) {
      throw wrong("'" + kind + "' has no '{{end}}'");
    }
    while (variables.size() > known) {
      variables.removeLast();
    }
    depth--;
    return switch (kind) {
      case "if" -> new Node.If(pipeline, List.copyOf(then), List.copyOf(otherwise));
      case "with" -> new Node.With(pipeline, List.copyOf(then), List.copyOf(otherwise));
      default -> new Node.Range(pipeline, List.copyOf(then), List.copyOf(otherwise));
    };
  }

  private Pipeline pipeline() {
    return pipeline(false);
  }

  private Pipeline pipeline(boolean ofRange) {
    deeper();
    List<String> names = new ArrayList<>();
    boolean declares = false;
    if (peek().kind() == Kind.VARIABLE) {
      int start = at;
      names.add(next().text());
      if (ofRange && peek().is(",")) {
        next();
        if (peek().kind() != Kind.VARIABLE) {
          throw wrong("a variable is missing after ','");
        }
        names.add(next().text());
      }
      if (peek().is(":=") || peek().is("=")) {
        declares = next().is(":=");
      } else if (names.size() == 2) {
        throw wrong("':=' is missing after two variables");
      } else {
        at = start;
        names.clear();
      }
    }
    List<Command> commands = new ArrayList<>();
    do {
      if (!commands.isEmpty()) {
        next();
      }
      commands.add(command(!commands.isEmpty()));
    } while (peek().is("|"));
    for (String name : names) {
      if (declares) {
        variables.add(name);
      } else if (!variables.contains(name)) {
        throw wrong("the variable '" + name + "' is not known");
      }
    }
    depth--;
    return new Pipeline(List.copyOf(names), declares, List.copyOf(commands));
  }

  private Command command(boolean piped) {
    List<Operand> words = new ArrayList<>();
    while (!peek().is("|") && !peek().is(")") && peek().kind() != Kind.CLOSE) {
      if (!words.isEmpty() && !peek().spaced()) {
        throw wrong("'" + shown(peek()) + "' follows without a space");
      }
      words.add(operand());
    }
    if (words.isEmpty()) {
      throw wrong("a value is missing before '" + shown(peek()) + "'");
    }
    Operand first = words.getFirst();
    if (!(first instanceof Node.Function) && (words.size() > 1 || piped)) {
      throw wrong(
          piped ? "what follows '|' has to be a function" : "only functions are given something");
    }
    return new Command(List.copyOf(words));
  }

  private Operand operand() {
    Token token = next();
    Operand operand =
        switch (token.kind()) {
          case DOT -> new Node.Dot();
          case CONSTANT -> new Node.Constant(token.value());
          case FIELD -> new Node.Fields(new Node.Dot(), List.of(token.text()));
          case VARIABLE -> {
            if (!variables.contains(token.text())) {
              throw wrong("the variable '" + token.text() + "' is not known");
            }
            yield new Node.Variable(token.text());
          }
          case WORD -> {
            if (KEYWORDS.contains(token.text())) {
              throw wrong("'" + token.text() + "' can't stand here");
            }
            if (!Functions.NAMES.contains(token.text())) {
              throw wrong("there is no function '" + token.text() + "'");
            }
            yield new Node.Function(token.text());
          }
          case SIGN -> {
            if (!token.is("(")) {
              throw wrong("'" + token.text() + "' can't stand here");
            }
            Pipeline inner = pipeline();
            if (!next().is(")")) {
              throw wrong("'(' has no ')'");
            }
            yield new Node.Nested(inner);
          }
          default -> throw wrong("a value is missing");
        };
    List<String> names = new ArrayList<>();
    while (peek().kind() == Kind.FIELD && !peek().spaced()) {
      if (operand instanceof Node.Function || operand instanceof Node.Constant) {
        throw wrong("'." + peek().text() + "' needs parentheses around what it is taken from");
      }
      names.add(next().text());
    }
    if (names.isEmpty()) {
      return operand;
    }
    if (operand instanceof Node.Fields(Operand of, List<String> before)) {
      names.addAll(0, before);
      return new Node.Fields(of, List.copyOf(names));
    }
    return new Node.Fields(operand, List.copyOf(names));
  }

  /// A name in quotes.
  private String name() {
    Token token = next();
    if (!(token.value() instanceof String name)) {
      throw wrong("a name in quotes is missing");
    }
    return name;
  }

  private void close() {
    Token token = next();
    if (token.kind() != Kind.CLOSE) {
      throw wrong("'" + shown(token) + "' is too much");
    }
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw wrong("it is nested too deeply");
    }
  }

  private Token peek() {
    return tokens.get(Math.min(at, tokens.size() - 1));
  }

  private Token next() {
    Token token = peek();
    at++;
    return token;
  }

  private static String shown(Token token) {
    return token.kind() == Kind.END ? "the end" : Printable.line(token.text());
  }

  private TemplateException wrong(String reason) {
    Token token = tokens.get(Math.min(Math.max(0, at - 1), tokens.size() - 1));
    return new TemplateException("line " + token.line() + ": " + reason);
  }
}
