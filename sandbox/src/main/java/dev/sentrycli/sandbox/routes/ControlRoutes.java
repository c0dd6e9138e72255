package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.fault.FaultJson;
import dev.sentrycli.sandbox.fault.Faults;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.RequestLog;
import dev.sentrycli.sandbox.http.Response;
import java.util.List;

/// `/_sandbox/requests` (`GET`, `DELETE`), `/_sandbox/faults` (`GET`, `PUT`, `DELETE`) and
/// `/_sandbox/approve/CODE` and `deny/CODE` (`POST`): what a test in another process needs. Answers
/// this machine only.
public final class ControlRoutes implements Answerer {
  public static final String ROOT = "/_sandbox/";
  private static final String APPROVE = "POST /_sandbox/approve/";
  private static final String DENY = "POST /_sandbox/deny/";

  private final RequestLog requests;
  private final Faults faults;
  private final Approver approver;

  /// Decides on a device login as its user would in a browser.
  @FunctionalInterface
  public interface Approver {
    /// @return whether a login with this code waited
    boolean decide(String userCode, boolean approves);
  }

  public ControlRoutes(RequestLog requests, Faults faults, Approver approver) {
    this.requests = requests;
    this.faults = faults;
    this.approver = approver;
  }

  @Override
  public Response answer(Request request) {
    if (!request.local()) {
      return Response.empty(404);
    }
    String asked = request.method() + " " + request.path();
    if (asked.startsWith(APPROVE) || asked.startsWith(DENY)) {
      String code = asked.substring(asked.lastIndexOf('/') + 1);
      return approver.decide(code, asked.startsWith(APPROVE))
          ? Response.empty(204)
          : Response.detail(404, "No device login waits with the code '" + code + "'");
    }
    return switch (asked) {
      case "GET /_sandbox/requests" -> Response.json(requests.toJson());
      case "DELETE /_sandbox/requests" -> {
        requests.clear();
        yield Response.empty(204);
      }
      case "GET /_sandbox/faults" -> Response.json(FaultJson.write(faults.all()));
      case "PUT /_sandbox/faults" -> replace(request);
      case "DELETE /_sandbox/faults" -> {
        faults.clear();
        yield Response.empty(204);
      }
      default -> Response.detail(404, "Known here: requests, faults, approve, deny");
    };
  }

  private Response replace(Request request) {
    List<Fault> wanted;
    try {
      wanted = FaultJson.read(JsonParser.parseString(request.text()));
    } catch (JsonParseException malformed) {
      return Response.detail(400, "The faults are no JSON");
    } catch (IllegalArgumentException wrong) {
      return Response.detail(400, String.valueOf(wrong.getMessage()));
    }
    faults.clear();
    wanted.forEach(faults::add);
    return Response.json(FaultJson.write(faults.all()));
  }
}
