package dev.sentrycli.cli.setting;

import dev.sentrycli.grammar.Tree.Variable;
import java.util.List;

/// The environment variables the program reads, as help and documentation list them.
public final class EnvironmentVariable {
  private EnvironmentVariable() {}

  /// All of them, in the order in which a newcomer needs them.
  public static List<Variable> all() {
    return List.of(
        of(
            "SENTRY_HOST",
            "Address of the Sentry instance",
            "A missing scheme means https, and a path prefix is kept. It goes before SENTRY_URL,"
                + " before .sentryclirc files and before what a login stored.",
            "https://sentry.example.com"),
        of(
            "SENTRY_URL",
            "The same as SENTRY_HOST",
            "Read when SENTRY_HOST is not set.",
            "https://sentry.example.com"),
        of(
            "SENTRY_AUTH_TOKEN",
            "Token to use when there is no stored login",
            "It belongs to the instance that SENTRY_HOST names; an organization token knows its"
                + " instance itself. It is never sent anywhere else.",
            "sntryu_0123…"),
        of(
            "SENTRY_TOKEN",
            "The same as SENTRY_AUTH_TOKEN",
            "Read when SENTRY_AUTH_TOKEN is not set.",
            "sntryu_0123…"),
        of(
            "SENTRY_FORCE_ENV_TOKEN",
            "Use the token of the environment although there is a stored login",
            "Yes is 1, true, t, yes, y or on.",
            "1"),
        of(
            "SENTRY_CLIENT_ID",
            "Id of the public OAuth application that 'sentry auth login' uses",
            "An instance of your own needs one, unless you log in with a token. The login remembers"
                + " it.",
            "2f6c1d…"),
        of(
            "SENTRY_SETUP_CODE",
            "One-time code that 'sentry auth bootstrap' trades for a login",
            "It names the instance it is for, and works once.",
            "sntryc_eyJ1cmwi…"),
        of(
            "SENTRY_CUSTOM_HEADERS",
            "Headers to add to every request to an instance of your own",
            "Separated by ';' or line feeds, or by commas before another header. A value with ';'"
                + " stands in double quotes.",
            "X-Gateway-Key: secret; X-Team: web"),
        of(
            "SENTRY_ORG",
            "Organization to use when the arguments name none",
            "A slug or an id.",
            "acme"),
        of(
            "SENTRY_PROJECT",
            "Project to use when the arguments name none",
            "A slug or an id, or organization/project, which makes SENTRY_ORG count for nothing.",
            "acme/web"),
        of(
            "SENTRY_DSN",
            "DSN of the project",
            "Tells the project when nothing else does. Also"
                + " read with the prefixes NEXT_PUBLIC_, REACT_APP_, VITE_, EXPO_PUBLIC_ and"
                + " NUXT_PUBLIC_.",
            "https://key@sentry.example.com/42"),
        of(
            "SENTRY_CONFIG_DIR",
            "Folder for logins, defaults and caches",
            "Otherwise the folder 'sentry' in XDG_CONFIG_HOME or in ~/.config.",
            "/var/lib/ci/sentry"),
        of(
            "XDG_CONFIG_HOME",
            "Folder for the configuration of all programs",
            "Read when SENTRY_CONFIG_DIR is not set.",
            "~/.config"),
        of(
            "SENTRY_CA_CERT",
            "PEM file with further certificate authorities",
            "They are trusted in addition to those of the system.",
            "/etc/ssl/company-ca.pem"),
        of(
            "SSL_CERT_FILE",
            "PEM file with further certificate authorities",
            "As SENTRY_CA_CERT.",
            "/etc/ssl/certs/ca-certificates.crt"),
        of(
            "NODE_EXTRA_CA_CERTS",
            "PEM file with further certificate authorities",
            "As SENTRY_CA_CERT.",
            "/etc/ssl/company-ca.pem"),
        of(
            "HTTPS_PROXY",
            "Proxy for https addresses",
            "Also in lower case, which goes first. The requests run through a tunnel that the proxy"
                + " can't look into.",
            "http://proxy.example.com:3128"),
        of(
            "HTTP_PROXY",
            "Proxy for http addresses",
            "Also in lower case, which goes first.",
            "http://proxy.example.com:3128"),
        of(
            "ALL_PROXY",
            "Proxy where the others say nothing",
            "Also in lower case.",
            "http://proxy.example.com:3128"),
        of(
            "NO_PROXY",
            "Hosts that are asked without a proxy",
            "A list of names, suffixes, addresses and networks, or *. Also in lower case.",
            "localhost,.example.com,10.0.0.0/8"),
        of(
            "SENTRY_NO_CACHE",
            "Neither read nor write the cache of answers",
            "Yes is 1, true, t, yes, y or on.",
            "1"),
        of(
            "SENTRY_MAX_PAGINATION_PAGES",
            "How many pages a list fetches at most",
            "50 if it is not set.",
            "200"),
        of(
            "SENTRY_OUTPUT_FORMAT",
            "Form of results",
            "table, json, ndjson, csv, tsv or yaml. --output and --json go first.",
            "json"),
        of(
            "SENTRY_LOG_LEVEL",
            "How much is said on standard error",
            "error, warn, log, info, debug or trace. --log-level and --verbose go first.",
            "debug"),
        of(
            "SENTRY_PLAIN_OUTPUT",
            "No colour, no links, no motion",
            "0 asks for the opposite.",
            "1"),
        of("NO_COLOR", "No colour", "Any value counts; SENTRY_PLAIN_OUTPUT goes first.", "1"),
        of(
            "FORCE_COLOR",
            "Colour on any terminal: 1, 2 and 3 for 16, 256 and all colours",
            "0 turns colour off. SENTRY_PLAIN_OUTPUT and NO_COLOR go first; SENTRY_PLAIN_OUTPUT=0"
                + " colours what is no terminal, too.",
            "1"),
        of(
            "SENTRY_NO_GRAPHICS",
            "No images in the terminal",
            "Charts are drawn as text, as after 'sentry cli defaults graphics off'.",
            "1"),
        of("SENTRY_DISABLE_TIPS", "No tips after results", "", "1"),
        of(
            "SENTRY_CLI_NO_UPDATE_CHECK",
            "Never look for a newer version",
            "The program does not look by itself in any case.",
            "1"),
        of(
            "SENTRY_CLI_NO_TELEMETRY",
            "No telemetry",
            "Accepted, but of no effect: the program has none.",
            "1"),
        of("DO_NOT_TRACK", "No telemetry", "As SENTRY_CLI_NO_TELEMETRY.", "1"),
        of(
            "SENTRY_PIPELINE",
            "Name of the build tool that calls the program",
            "Added to the name by which servers know the program.",
            "gradle-plugin/4.1"),
        of(
            "CI",
            "Whether this is continuous integration",
            "Then no browser is opened, and a token of the environment may go to the instance that"
                + " the project's .sentryclirc names.",
            "true"),
        of("BROWSER", "Program that opens web pages", "Otherwise that of the system.", "firefox"));
  }

  private static Variable of(String name, String brief, String description, String example) {
    return new Variable(name, brief, description, example);
  }
}
