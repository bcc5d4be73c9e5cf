using TwelveRooms.Measures.Domain;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>The measure that a row names, or why none can be told.</summary>
internal sealed record MeasureMatch(Measure? Measure, Remark? Remark);

/// <summary>Finds measures by code or by name; what a local name means is remembered once it has been said.</summary>
internal sealed class MeasureMatcher
{
    private readonly IReadOnlyList<Measure> _measures;
    private readonly Dictionary<string, Measure> _byCode;
    private readonly ILookup<string, Measure> _byName;
    private readonly IReadOnlyDictionary<string, int> _remembered;
    private readonly Dictionary<string, MeasureMatch> _known = [];

    /// <param name="measures">Every measure in reach.</param>
    /// <param name="remembered">Numbers of measures by local name, folded.</param>
    public MeasureMatcher(IReadOnlyList<Measure> measures, IReadOnlyDictionary<string, int> remembered)
    {
        (_measures, _remembered) = (measures, remembered);
        _byCode = measures.ToDictionary(m => m.Code, StringComparer.OrdinalIgnoreCase);
        _byName = measures.ToLookup(m => NameFold.Of(m.Name));
    }

    /// <summary>What rows call measures that nobody knows yet.</summary>
    public HashSet<string> Unmatched { get; } = [];

    /// <summary>The code of the measure that a text names; null when it names none.</summary>
    public string? CodeOf(string text) => text.Length < 3 ? null : Known(text).Measure?.Code;

    /// <summary>The measure of a row.</summary>
    public MeasureMatch Match(string text)
    {
        var match = Known(text);
        if (match.Remark?.Code == ImportCode.MeasureUnknown)
        {
            Unmatched.Add(text.Trim());
        }

        return match;
    }

    private MeasureMatch Known(string text)
    {
        if (!_known.TryGetValue(text, out var match))
        {
            _known[text] = match = Find(text.Trim());
        }

        return match;
    }

    private MeasureMatch Find(string text)
    {
        if (text.Length == 0)
        {
            return new(null, new(ImportCode.MeasureMissing, Weight.Reject, "measure", "The row names no measure. Write its code; the library lists them."));
        }

        if (_byName[NameFold.Of(text)].FirstOrDefault(m => m.Name == text) is { } called)
        {
            return new(called, called.Code == text ? null : Named(text, called));
        }

        if (_byCode.TryGetValue(text, out var measure))
        {
            return new(measure, measure.Code == text ? null : new(ImportCode.CodeCaseFolded, Weight.Warning, "measure", $"“{text}” is read as {measure.Code}."));
        }

        var folded = NameFold.Of(text);
        if (_remembered.TryGetValue(folded, out var number) && _measures.FirstOrDefault(m => m.Number == number) is { } told)
        {
            return new(told, null);
        }

        // Spaces for the underlines of a code are no other name: NameFold makes both spaces.
        var named = _byName[folded].Concat(_measures.Where(m => NameFold.Of(m.Code) == folded)).Distinct().ToList();
        if (named is [var one])
        {
            return new(one, Named(text, one));
        }

        var near = NameFold.Nearest(text, _measures.SelectMany(m => new[] { m.Code, m.Name })).Select(n => _measures.First(m => m.Code == n || m.Name == n).Code).Distinct().ToList();
        var hint = near.Count > 0 ? $"Is {string.Join(" or ", near)} meant? " : "";
        return new(null, new(ImportCode.MeasureUnknown, Weight.Reject, "measure", $"There is no measure “{text}”. {hint}Correct it, or say once which measure it is; the library lists the codes."));
    }

    private static Remark Named(string text, Measure measure) => new(ImportCode.MeasureMatchedByName, Weight.Info, "measure", $"“{text}” is read as {measure.Code}.");
}
