package dev.sentrycli.cli.command.schema;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The endpoints of Sentry's web API that its public description names. The program carries them
/// along, so that they can be looked up without a server.
final class Catalogue {
  private final List<Endpoint> endpoints;
  private final Map<String, List<String>> users;

  /// An endpoint that some words led to.
  ///
  /// @param matches where each word was found, as `path 'issues'`
  record Found(Endpoint endpoint, List<String> matches, int weight) {}

  private Catalogue(List<Endpoint> endpoints, Map<String, List<String>> users) {
    this.endpoints = List.copyOf(endpoints);
    this.users = users;
  }

  static Catalogue load() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String line : lines("endpoints.jsonl")) {
      endpoints.add(new Endpoint((JsonObject) JsonParser.parseString(line)));
    }
    Map<String, List<String>> users = new TreeMap<>();
    for (String line : lines("used-by.tsv")) {
      String[] cells = line.split("\t", -1);
      users.put(cells[0] + " " + cells[1], List.of(cells[2].split(", ", -1)));
    }
    return new Catalogue(endpoints, users);
  }

  private static List<String> lines(String name) {
    try (InputStream stream = Catalogue.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  List<Endpoint> all() {
    return endpoints;
  }

  /// The commands that ask an endpoint, without the program's name.
  List<String> usersOf(Endpoint endpoint) {
    List<String> commands = users.get(endpoint.toString());
    return commands == null ? List.of() : commands;
  }

  /// What the table of users says about, for a check against the endpoints there are.
  List<String> used() {
    return List.copyOf(users.keySet());
  }

  /// The endpoints by what they are about, in alphabetical order.
  Map<String, List<Endpoint>> resources() {
    Map<String, List<Endpoint>> resources = new TreeMap<>();
    for (Endpoint endpoint : endpoints) {
      resources.computeIfAbsent(endpoint.resource(), name -> new ArrayList<>()).add(endpoint);
    }
    return resources;
  }

  /// The endpoints of a resource; a singular is as good as a plural.
  List<Endpoint> of(String word) {
    Map<String, List<Endpoint>> resources = resources();
    String name = word.toLowerCase(Locale.ROOT);
    List<Endpoint> found = resources.get(name);
    if (found == null) {
      found = resources.get(name + "s");
    }
    return found == null ? List.of() : found;
  }

  /// What is at a path, the most literal reading of it.
  ///
  /// @param method null for any
  List<Endpoint> at(@Nullable String method, String path) {
    int most = 0;
    List<Endpoint> found = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.isAt(path)) {
        if (endpoint.literals() > most) {
          found.clear();
          most = endpoint.literals();
        }
        if (endpoint.literals() == most
            && (method == null || endpoint.method().equals(method.toUpperCase(Locale.ROOT)))) {
          found.add(endpoint);
        }
      }
    }
    return found;
  }

  /// The endpoints in which all words are found, those that fit best first.
  List<Found> search(List<String> words) {
    List<Found> found = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      List<String> matches = new ArrayList<>();
      int weight = 0;
      for (String word : words) {
        String lower = word.toLowerCase(Locale.ROOT);
        Endpoint.Place place = endpoint.place(lower);
        if (place != null) {
          matches.add(place.word() + " '" + word + "'");
          weight += place.weight() + (endpoint.resource().equals(lower) ? 3 : 0);
        } else if (endpoint.isOperation(lower)) {
          matches.add("operation '" + word + "'");
          weight += Endpoint.Place.OPERATION.weight();
        }
      }
      if (matches.size() == words.size()) {
        found.add(new Found(endpoint, matches, weight));
      }
    }
    found.sort(Comparator.comparingInt(Found::weight).reversed());
    return found;
  }
}
