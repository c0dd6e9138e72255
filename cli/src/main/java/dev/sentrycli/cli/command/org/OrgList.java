package dev.sentrycli.cli.command.org;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.NameFilter;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry org list`: the organizations the account can see.
public final class OrgList implements Command<OrgList.Options> {
  private static final Flag<Integer> LIMIT = SharedFlags.limit("organizations");

  /// @param filter a slug, a name or a part of one, `*` for anything; null for all
  public record Options(@Nullable String filter, int limit, boolean fresh) {}

  @Override
  public Usage usage() {
    return Usage.of("List organizations")
        .detail("Every organization on this instance that the account in use can see.")
        .examples(
            "sentry org list",
            "sentry org list acme # only those whose slug or name fits",
            "sentry org list --json --fields slug,name")
        .takes(Positional.optional("filter", "A slug or name, or a part of one; '*' fits anything"))
        .flags(LIMIT, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("slug", "string", "The name used in commands and addresses")
        .field("name", "string", "The name people see");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        arguments.positional(0), arguments.get(LIMIT), arguments.get(SharedFlags.FRESH));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public boolean isOfOrganization() {
    return false;
  }

  @Override
  public Result run(Options options, Session session) {
    List<Organization> all = session.api().organizations().list();
    Map<String, String> names = new LinkedHashMap<>();
    all.forEach(organization -> names.put(organization.slug(), organization.name()));
    session.seenNames().add(SeenNames.Kind.ORGANIZATIONS, names);
    List<Organization> fitting =
        options.filter() == null
            ? all
            : new NameFilter(options.filter()).keep(all, Organization::slug, Organization::name);
    boolean spread = regions(all) > 1;
    List<JsonObject> shown = new ArrayList<>();
    for (Organization organization :
        fitting.subList(0, Math.min(options.limit(), fitting.size()))) {
      String region = spread ? organization.regionUrl() : null;
      shown.add(
          region == null
              ? organization.json()
              : Fields.with(organization.json(), "region", label(region)));
    }
    return Result.listing(
            shown, look -> shown.isEmpty() ? nothing(options, all) : OrgTables.list(shown, spread))
        .note(
            shown.size() < fitting.size(),
            "Showing " + shown.size() + " of " + fitting.size() + " organizations")
        .note(!shown.isEmpty(), "Tip: 'sentry org view <slug>' shows one of them");
  }

  private static List<Block> nothing(Options options, List<Organization> all) {
    String sentence =
        options.filter() == null
            ? "No organizations found"
            : "No organizations found for '"
                + options.filter()
                + "', of "
                + all.size()
                + " that this account can see";
    return List.of(new Block.Paragraph(Text.of(sentence)));
  }

  /// `US` for `https://us.sentry.io`.
  private static String label(String regionUrl) {
    String host = regionUrl.substring(regionUrl.indexOf("://") + 3);
    int dot = host.indexOf('.');
    return (dot < 0 ? host : host.substring(0, dot)).toUpperCase(Locale.ROOT);
  }

  private static int regions(List<Organization> organizations) {
    Set<String> regions = new HashSet<>();
    for (Organization organization : organizations) {
      if (organization.regionUrl() != null) {
        regions.add(organization.regionUrl());
      }
    }
    return regions.size();
  }
}
