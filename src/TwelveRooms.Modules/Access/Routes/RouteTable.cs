using System.Collections.Frozen;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Routes;

/// <summary>Who may come to a route at all; what they then see is decided by their reach.</summary>
internal enum Admission
{
    /// <summary>Everyone, without a word about any ward.</summary>
    Everyone,

    /// <summary>Everyone who has signed in, as a person.</summary>
    SignedIn,

    /// <summary>Signed-in people, and the ward's own devices.</summary>
    WithDevice,

    /// <summary>Holders of an API key.</summary>
    ApiKey,

    /// <summary>Signed-in people who hold a right somewhere.</summary>
    Holder,
}

/// <summary>One row of the access table.</summary>
/// <param name="Verbs">GET, POST, or both.</param>
/// <param name="Pattern">The route pattern, as the endpoint states it.</param>
/// <param name="Admission">Who may come.</param>
/// <param name="Right">For <see cref="Admission.Holder"/>: the right that must be held on some unit.</param>
/// <param name="Words">What is done there, for the page that says who may do what; needed where a right is.</param>
internal sealed record RouteRow(string Verbs, string Pattern, Admission Admission, Rights Right = Rights.None, string? Words = null)
{
    /// <summary>Whether it matters so much that a person shows once more who they are, unless they just have.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>Whether the one script of the product, a file of its own, may run there: a browser hands out passkeys to nothing else.</summary>
    public bool HasScript { get; init; }
}

/// <summary>Every route of the product. A route that is missing here answers "not there", and a test fails.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<RouteRow> All { get; } =
    [
        new("GET", "", Admission.WithDevice),
        new("GET", "demo", Admission.Everyone),
        new("POST", "demo", Admission.Everyone),
        new("POST", "sign-out", Admission.Everyone),
        new("GET POST", "come-in", Admission.Everyone) { HasScript = true },
        new("GET POST", "come-in/code", Admission.Everyone),
        new("GET POST", "come-in/passkey", Admission.Everyone) { HasScript = true },
        new("GET POST", "account", Admission.SignedIn),
        new("GET POST", "account/passphrase", Admission.SignedIn),
        new("GET", "account/record", Admission.SignedIn) { AsksAgain = true },
        new("GET", "account/record/csv", Admission.SignedIn) { AsksAgain = true },
        new("GET POST", "account/prove", Admission.SignedIn) { HasScript = true },
        new("GET POST", "account/second-step", Admission.SignedIn) { AsksAgain = true },
        new("GET POST", "account/passkeys", Admission.SignedIn) { AsksAgain = true, HasScript = true },
        new("GET POST", "welcome/{secret}", Admission.Everyone),
        new("GET", "health/live", Admission.Everyone),
        new("GET", "health/ready", Admission.Everyone),
        new("GET POST", "sorry", Admission.Everyone),
        new("GET POST", "not-found", Admission.Everyone),
        new("GET", "accessibility", Admission.Everyone),
        new("GET", "who-sees-what", Admission.Everyone),
        new("GET", "how-we-make-the-charts", Admission.Everyone),
        new("GET", "what-is-not-kept-here", Admission.Everyone),
        new("GET", "open-code-and-data", Admission.Everyone),
        new("GET", "help", Admission.Everyone),
        new("GET", "devices/ended", Admission.Everyone),
        new("GET", "openapi/{documentName}.json", Admission.Everyone),

        new("GET", "wards/{ward:guid}", Admission.SignedIn),
        new("GET", "wards/{ward:guid}/house", Admission.SignedIn),
        new("GET", "wards/{ward:guid}/rooms/{room:int}", Admission.SignedIn),
        new("GET", "wards/{ward:guid}/this-week", Admission.WithDevice),
        new("GET POST", "wards/{ward:guid}/this-week/{measure:guid}", Admission.WithDevice),
        new("GET", "wards/{ward:guid}/sheet", Admission.SignedIn),
        new("GET POST", "wards/{ward:guid}/devices", Admission.Holder, Rights.ManageDevices, "Ward phones and PCs") { AsksAgain = true },
        new("GET POST", "wards/{ward:guid}/measures/new", Admission.Holder, Rights.ManageMeasures, "Make our own measure"),
        new("GET POST", "wards/{ward:guid}/measures/new/check", Admission.Holder, Rights.ManageMeasures, "Make our own measure"),
        new("GET POST", "wards/{ward:guid}/measures/{measure:guid}/end", Admission.Holder, Rights.ManageMeasures, "End a measure of the ward"),
        new("GET", "wards/{ward:guid}/completeness", Admission.SignedIn),
        new("GET", "wards/{unit:guid}/completeness/csv", Admission.SignedIn),
        new("GET", "organisations/{unit:guid}/completeness", Admission.SignedIn),
        new("GET", "organisations/{unit:guid}/completeness/csv", Admission.SignedIn),
        new("GET POST", "units/{unit:guid}/months", Admission.Holder, Rights.LockMonths, "Lock or unlock a month"),
        new("GET", "units/{unit:guid}/people", Admission.SignedIn, Words: "People of a unit"),
        new("GET POST", "units/{unit:guid}/people/add", Admission.Holder, Rights.ManagePeople, "Add somebody") { AsksAgain = true },
        new("GET POST", "units/{unit:guid}/people/give", Admission.Holder, Rights.ManagePeople, "Give a further role") { AsksAgain = true },
        new("GET POST", "units/{unit:guid}/people/{membership:guid}", Admission.Holder, Rights.ManagePeople, "End a role, let somebody stand in, hand over, make a new link") { AsksAgain = true },
        new("GET POST", "units/{unit:guid}/keys", Admission.Holder, Rights.ManagePeople, "Keys of other systems") { AsksAgain = true },
        new("GET", "units/{unit:guid}/sharing", Admission.SignedIn),
        new("POST", "units/{unit:guid}/sharing", Admission.Holder, Rights.ManageUnits, "Agree what is shared with the programme, and end it") { AsksAgain = true },
        new("GET", "units/{unit:guid}/people/history", Admission.SignedIn),
        new("GET", "units/{unit:guid}/records", Admission.Holder, Rights.ReadRecords, "Find somebody’s record"),
        new("GET POST", "people/{person:guid}/record", Admission.Holder, Rights.ReadRecords, "Look at somebody’s record, with a reason") { AsksAgain = true },
        new("GET POST", "my-roles", Admission.SignedIn),
        new("GET", "units/{unit:guid}/measures/{measure:guid}", Admission.SignedIn),
        new("GET", "units/{unit:guid}/measures/{measure:guid}/history", Admission.SignedIn),
        new("GET POST", "units/{unit:guid}/measures/{measure:guid}/recall", Admission.Holder, Rights.RecallNumbers, "Withdraw a number that was given out, and give it out again") { AsksAgain = true },
        new("GET", "units/{unit:guid}/recalls", Admission.Holder, Rights.RecallNumbers, "Find a number to withdraw"),
        new("GET", "units/{unit:guid}/history", Admission.SignedIn),
        new("GET", "units/{unit:guid}/measures/{measure:guid}/csv", Admission.SignedIn),
        new("GET", "units/{unit:guid}/measures/{measure:guid}/xlsx", Admission.SignedIn),
        new("GET", "units/{unit:guid}/measures/{measure:guid}/json", Admission.SignedIn),
        new("GET", "units/{unit:guid}/numbers/{format}", Admission.SignedIn),
        new("GET POST", "units/{unit:guid}/measures/{measure:guid}/number", Admission.Holder, Rights.RecordNumbers, "Put in or correct one number"),
        new("GET POST", "units/{unit:guid}/measures/{measure:guid}/decide", Admission.Holder, Rights.DecideCharts, "Decide about a chart"),
        new("GET POST", "units/{unit:guid}/measures/{measure:guid}/paste", Admission.Holder, Rights.RecordNumbers, "Paste numbers onto a chart"),
        new("GET POST", "numbers/import", Admission.Holder, Rights.Import, "Bring in numbers from a file"),
        new("GET POST", "numbers/import/{file:guid}", Admission.Holder, Rights.Import, "Bring in numbers from a file"),
        new("GET", "numbers/import/{file:guid}/problems", Admission.Holder, Rights.Import, "Bring in numbers from a file"),
        new("GET POST", "numbers/names", Admission.Holder, Rights.Import, "What names in files mean"),
        new("GET POST", "numbers/published", Admission.Holder, Rights.Import, "Bring in published files"),
        new("GET POST", "numbers/published/{file:guid}", Admission.Holder, Rights.Import, "Bring in published files"),
        new("GET", "numbers/imports/{import:guid}", Admission.SignedIn),
        new("POST", "numbers/imports/{import:guid}", Admission.SignedIn) { AsksAgain = true },
        new("GET", "codes", Admission.SignedIn),
        new("GET", "codes/{list}", Admission.SignedIn),
        new("GET", "codes/{list}/csv", Admission.SignedIn),
        new("GET", "numbers/imports/{import:guid}/history", Admission.SignedIn),
        new("GET", "measures", Admission.SignedIn),
        new("GET POST", "measures/{measure:guid}", Admission.SignedIn),
        new("GET", "measures/{measure:guid}/history", Admission.SignedIn),
        new("GET POST", "measures/{measure:guid}/change", Admission.SignedIn),
        new("GET POST", "measures/{measure:guid}/chart", Admission.SignedIn),
        new("GET", "organisations", Admission.SignedIn),
        new("GET", "organisations/{unit:guid}", Admission.SignedIn),
        new("GET", "organisations/groups", Admission.SignedIn),
        new("GET POST", "organisations/import", Admission.Holder, Rights.Import, "Load organisations and wards") { AsksAgain = true },
        new("GET POST", "organisations/units/{unit:guid}/groups", Admission.Holder, Rights.ManageUnits, "Cohort, strand, collaborative"),
        new("GET POST", "organisations/sites/{site:guid}/place", Admission.Holder, Rights.ManageUnits, "Say where a site lies"),
        new("GET POST", "organisations/{unit:guid}/wards/new", Admission.Holder, Rights.ManageUnits, "Add a ward"),
        new("GET POST", "organisations/wards/{ward:guid}/rename", Admission.Holder, Rights.ManageUnits, "Rename a ward"),
        new("GET POST", "organisations/wards/{ward:guid}/move", Admission.Holder, Rights.ManageUnits, "Move a ward") { AsksAgain = true },
        new("GET POST", "organisations/wards/{ward:guid}/close", Admission.Holder, Rights.ManageUnits, "Close a ward") { AsksAgain = true },
        new("GET POST", "organisations/wards/{ward:guid}/reopen", Admission.Holder, Rights.ManageUnits, "Open a ward again"),
        new("GET POST", "organisations/wards/{ward:guid}/type", Admission.Holder, Rights.ManageUnits, "Correct the type of a ward"),
        new("GET", "jobs", Admission.Holder, Rights.Administer, "Jobs that run by themselves"),
        new("GET", "settings", Admission.Holder, Rights.Administer, "Settings of the programme"),
        new("GET POST", "settings/{name}", Admission.Holder, Rights.Administer, "Settings of the programme") { AsksAgain = true },

        new("POST", "api/v1/organisations/import", Admission.ApiKey, Rights.Import, "By another system: load organisations and wards"),
        new("POST", "api/v1/points", Admission.ApiKey, Rights.RecordNumbers, "By another system: send numbers"),
        new("POST", "api/v1/points/import", Admission.ApiKey, Rights.Import, "By another system: send a file of numbers"),
        new("POST", "api/v1/published/import", Admission.ApiKey, Rights.Import, "By another system: send a published file"),
        new("POST", "api/v1/published/names", Admission.ApiKey, Rights.Import, "By another system: say what codes in published files mean"),
        new("GET", "api/v1/codes/{list}", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}/completeness", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}/numbers", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}/measures/{measure}", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}/history", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}/people/history", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}/measures/{measure}/history", Admission.ApiKey),
        new("GET", "api/v1/measures/{measure}/history", Admission.ApiKey),
        new("GET", "api/v1/imports/{import:guid}/history", Admission.ApiKey),
        new("GET", "api/v1/units/{unit}/measures/{measure}/recalls", Admission.ApiKey, Rights.RecallNumbers, "By another system: what was withdrawn"),
        new("POST", "api/v1/units/{unit}/measures/{measure}/recalls", Admission.ApiKey, Rights.RecallNumbers, "By another system: withdraw a number"),
        new("POST", "api/v1/units/{unit}/measures/{measure}/recalls/reissue", Admission.ApiKey, Rights.RecallNumbers, "By another system: give a number out again"),
        new("POST", "api/v1/units/{unit}/measures/{measure}/points", Admission.ApiKey, Rights.RecordNumbers, "By another system: send numbers"),
    ];

    private static readonly FrozenDictionary<(string Verb, string Pattern), RouteRow> Rows = All
        .SelectMany(r => r.Verbs.Split(' ').Select(verb => (Verb: verb, Row: r)))
        .ToFrozenDictionary(r => (r.Verb, r.Row.Pattern), r => r.Row);

    public static RouteRow? Find(string verb, string pattern) => Rows.GetValueOrDefault((verb == "HEAD" ? "GET" : verb, pattern));
}
