package dev.sentrycli.api.gateway.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What this machine's resolver says of a name.
///
/// @param addresses in the order they would be tried; empty if the name is not known
/// @param inTime whether it said anything before the limit
public record NameLookup(List<String> addresses, boolean inTime) {
  public NameLookup {
    addresses = List.copyOf(addresses);
  }

  /// Asks the resolver, which has no time limit of its own.
  ///
  /// @param host as in an address, IPv6 with or without brackets
  public static NameLookup of(String host, Duration limit) {
    CompletableFuture<List<String>> answer =
        CompletableFuture.supplyAsync(() -> resolved(host), Thread::startVirtualThread);
    try {
      return new NameLookup(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), true);
    } catch (TimeoutException late) {
      return new NameLookup(List.of(), false);
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(stop);
      throw cancelled;
    }
  }

  /// Whether all of them lead back to this machine.
  public boolean areOfThisMachine() {
    for (String address : addresses) {
      if (!InetAddress.ofLiteral(address).isLoopbackAddress()) {
        return false;
      }
    }
    return !addresses.isEmpty();
  }

  private static List<String> resolved(String host) {
    List<String> addresses = new ArrayList<>();
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        addresses.add(address.getHostAddress());
      }
    } catch (UnknownHostException nobody) {
      return List.of();
    }
    return addresses;
  }
}
