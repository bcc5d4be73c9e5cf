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
    private readonly IReadOnlyDictionary<(int Provider, string Name), int> _remembered;
    private readonly Dictionary<(string Text, int Provider), MeasureMatch> _known = [];

    /// <param name="measures">Every measure in reach.</param>
    /// <param name="remembered">Numbers of measures by their organisation’s number and the local name, folded; 0 for a name that is no measure.</param>
    public MeasureMatcher(IReadOnlyList<Measure> measures, IReadOnlyDictionary<(int Provider, string Name), int> remembered)
    {
        (_measures, _remembered) = (measures, remembered);
        _byCode = measures.Select(m => (Key: m.Code, Measure: m)).Concat(measures.Select(m => (Key: m.Id.Value.ToString(), Measure: m)))
            .ToDictionary(m => m.Key, m => m.Measure, StringComparer.OrdinalIgnoreCase);
        _byName = measures.ToLookup(m => NameFold.Of(m.Name));
    }

    /// <summary>What rows call measures that nobody knows yet.</summary>
    public HashSet<string> Unmatched { get; } = [];

    /// <summary>The code of the measure that a text names; null when it names none.</summary>
    public string? CodeOf(string text) => text.Length < 3 ? null : Known(text, 0).Measure?.Code;

    /// <summary>The measure of a row.</summary>
    /// <param name="text">What it is called there.</param>
    /// <param name="provider">The number of the row’s organisation; 0 where it is not known.</param>
    public MeasureMatch Match(string text, int provider)
    {
        var match = Known(text, provider);
        if (match.Remark?.Code == ImportCode.MeasureUnknown)
        {
            Unmatched.Add(text.Trim());
        }

        return match;
    }

    private MeasureMatch Known(string text, int provider)
    {
        if (!_known.TryGetValue((text, provider), out var match))
        {
            _known[(text, provider)] = match = Find(text.Trim(), provider);
        }

        return match;
    }

    /// <summary>What was said once, by the organisation itself; where none is known, what all who said it agree on.</summary>
    private int? Remembered(string folded, int provider)
    {
        if (provider > 0)
        {
            return _remembered.TryGetValue((provider, folded), out var number) ? number : null;
        }

        var said = _remembered.Where(r => r.Key.Name == folded).Select(r => r.Value).Distinct().Take(2).ToList();
        return said is [var only] ? only : null;
    }

    /// <summary>Whether it was said that a text is no measure, by the organisation or, where none is known, by all who said anything.</summary>
    public bool IsLeftOut(string text, int provider) => Remembered(NameFold.Of(text), provider) == ImportName.Nothing;

    private MeasureMatch Find(string text, int provider)
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
            return new(measure, measure.Code == text || Guid.TryParse(text, out _) ? null : new(ImportCode.CodeCaseFolded, Weight.Warning, "measure", $"“{text}” is read as {measure.Code}."));
        }

        var folded = NameFold.Of(text);
        if (Remembered(folded, provider) is { } number && _measures.FirstOrDefault(m => m.Number == number) is { } told)
        {
            return new(told, null);
        }

        // Spaces for the underlines of a code are no other name: NameFold makes both spaces.
        var named = _byName[folded].Concat(_measures.Where(m => NameFold.Of(m.Code) == folded)).Distinct().ToList();
        if (named is [var one])
        {
            return new(one, Named(text, one));
        }

        if (IsLeftOut(text, provider))
        {
            return new(null, new(ImportCode.LeftOut, Weight.Ignore, "measure", $"“{text}” is no measure, as was said before. It is left out."));
        }

        var near = NameFold.Nearest(text, _measures.SelectMany(m => new[] { m.Code, m.Name })).Select(n => _measures.First(m => m.Code == n || m.Name == n).Code).Distinct().ToList();
        var hint = near.Count > 0 ? $"Is {string.Join(" or ", near)} meant? " : "";
        return new(null, new(ImportCode.MeasureUnknown, Weight.Reject, "measure", $"There is no measure “{text}”. {hint}Correct it, or say once which measure it is; the library lists the codes."));
    }

    private static Remark Named(string text, Measure measure) => new(ImportCode.MeasureMatchedByName, Weight.Info, "measure", $"“{text}” is read as {measure.Code}.");
}
