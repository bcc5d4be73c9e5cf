using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>The unit that a row names, or why none can be told.</summary>
internal sealed record UnitMatch(UnitRow? Unit, IReadOnlyList<Remark> Remarks);

/// <summary>
/// Finds the unit that a row means, by code or by name, within its organisation. Never makes one, and never chooses between two.
/// What somebody has said once that a local name means is remembered for the organisation.
/// </summary>
internal sealed class UnitMatcher
{
    private readonly IReadOnlyList<NamedUnit> _units;
    private readonly Dictionary<string, NamedUnit> _byCode;
    private readonly ILookup<string, NamedUnit> _byName;
    private readonly ILookup<string, NamedUnit> _byShort;
    private readonly Dictionary<int, NamedUnit> _byNumber;
    private readonly IReadOnlyDictionary<(int Provider, string Name), int> _remembered;
    private readonly Dictionary<(string, string, string, string), UnitMatch> _known = [];

    /// <param name="units">Every unit in reach.</param>
    /// <param name="remembered">Units by their organisation's number and the local name, folded; 0 for a name that is no ward.</param>
    public UnitMatcher(IReadOnlyList<NamedUnit> units, IReadOnlyDictionary<(int Provider, string Name), int> remembered)
    {
        (_units, _remembered) = (units, remembered);
        _byCode = units.Where(u => u.Unit.Code is not null).Select(u => (Key: u.Unit.Code!, Unit: u)).Concat(units.Select(u => (Key: u.Unit.Id.Value.ToString(), Unit: u)))
            .ToDictionary(u => u.Key, u => u.Unit, StringComparer.OrdinalIgnoreCase);
        _byNumber = units.ToDictionary(u => u.Unit.Number);
        _byName = units.SelectMany(u => u.Names.Select(n => (Name: NameFold.Of(n), Unit: u)).Distinct()).ToLookup(n => n.Name, n => n.Unit);
        _byShort = units.SelectMany(u => u.Names.Select(n => (Name: NameFold.Short(n), Unit: u)).Distinct()).ToLookup(n => n.Name, n => n.Unit);
    }

    /// <summary>What files call wards that nobody knows yet, with the organisation that the row names.</summary>
    public HashSet<(string Text, UnitRow? Organisation)> Unmatched { get; } = [];

    /// <summary>Whether a text is the code or a name of a ward in reach.</summary>
    public bool IsWard(string text) => text.Length > 0 && (_byCode.TryGetValue(text, out var unit) ? unit.Unit.Kind == UnitKind.Ward : _byName[NameFold.Of(text)].Any(u => u.Unit.Kind == UnitKind.Ward));

    /// <summary>The unit of a row; each cell as it stands, empty where there is no such column.</summary>
    public UnitMatch Match(string provider, string providerName, string code, string name)
    {
        var key = (provider, providerName, code, name);
        if (!_known.TryGetValue(key, out var match))
        {
            _known[key] = match = Find(provider.Trim(), providerName.Trim(), code.Trim(), name);
        }

        return match;
    }

    private UnitMatch Find(string provider, string providerName, string code, string name)
    {
        var remarks = new List<Remark>();
        NamedUnit? organisation = null;
        if (provider.Length > 0 || providerName.Length > 0)
        {
            organisation = Organisation(provider, providerName, remarks);
            if (organisation is null)
            {
                return No(ImportCode.ProviderUnknown, "provider_code", $"There is no organisation “{(provider.Length > 0 ? provider : providerName)}” here that you may write for. Check its code.");
            }
        }

        var trimmed = name.Trim();
        if (code.Length == 0 && trimmed.Length == 0)
        {
            return organisation is null ? No(ImportCode.WardMissing, "ward", "The row names no ward. Write its code or its name.") : new(organisation.Unit, remarks);
        }

        if (code.Length > 0 && _byCode.TryGetValue(code, out var unit))
        {
            return ByCode(unit, organisation, code, name, remarks);
        }

        if (code.Length > 0 && trimmed.Length > 0)
        {
            return Remembered(organisation, code) is { } told ? new(told.Unit, remarks) : Unknown(code, "ward_code", organisation, trimmed);
        }

        return ByName(code.Length > 0 ? code : trimmed, organisation, remarks);
    }

    private NamedUnit? Organisation(string code, string name, List<Remark> remarks)
    {
        if (code.Length > 0 && _byCode.TryGetValue(code, out var unit) && unit.Unit.Kind == UnitKind.Provider)
        {
            NoteCase(code, unit.Unit.Code!, "provider_code", remarks);
            return unit;
        }

        var named = _byName[NameFold.Of(code.Length > 0 ? code : name)].Where(u => u.Unit.Kind == UnitKind.Provider).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private UnitMatch ByCode(NamedUnit unit, NamedUnit? organisation, string code, string name, List<Remark> remarks)
    {
        if (organisation is not null && !unit.Providers.Contains(organisation.Unit.Number))
        {
            var runs = unit.Providers.Select(p => _byNumber.GetValueOrDefault(p)).OfType<NamedUnit>().Select(p => p.Unit.Code ?? p.Unit.Name).FirstOrDefault("another organisation");
            return No(ImportCode.WardNotInProvider, "ward_code", $"{code} is {unit.Names[0]}, a ward of {runs}; the row says {organisation.Unit.Code ?? organisation.Unit.Name}. Correct one of the two codes.");
        }

        NoteCase(code, unit.Unit.Code ?? code, "ward_code", remarks);
        if (string.IsNullOrWhiteSpace(name) || unit.Names.Contains(name))
        {
            return new(unit.Unit, remarks);
        }

        if (!unit.Names.Any(n => NameFold.Of(n) == NameFold.Of(name) || NameFold.Short(n) == NameFold.Short(name)))
        {
            return No(ImportCode.WardCodeNameMismatch, "ward_name", $"The code {code} is that of {unit.Names[0]}, and the row calls it “{name.Trim()}”. Correct the code or the name.");
        }

        if (remarks.Count == 0)
        {
            remarks.Add(new(ImportCode.WardNameNormalised, Weight.Warning, "ward_name", $"“{name}” is read as {unit.Names[0]}, whose code stands beside it."));
        }

        return new(unit.Unit, remarks);
    }

    /// <summary>The number of the organisation that runs a unit; 0 where none is in reach.</summary>
    public int ProviderOf(UnitRow unit) => _byNumber.TryGetValue(unit.Number, out var known) && known.Providers.Count > 0 ? known.Providers[0] : unit.Kind == UnitKind.Provider ? unit.Number : 0;

    private UnitMatch ByName(string name, NamedUnit? organisation, List<Remark> remarks)
    {
        var told = Remembered(organisation, name);
        if (told is not null && (organisation is not null || !_byName[NameFold.Of(name)].Any(u => u.Unit.Kind == UnitKind.Ward && u != told)))
        {
            remarks.Add(new(ImportCode.WardMatchedByName, Weight.Info, "ward_name", $"“{name}” is read as {told.Names[0]}{(told.Unit.Code is { } toldCode ? $" ({toldCode})" : "")}, as was said before."));
            return new(told.Unit, remarks);
        }

        if (told is not null) // one organisation calls its ward so, and a ward of another is called so
        {
            return No(ImportCode.WardAmbiguous, "ward_name", $"“{name}” is the name of a ward, and what another organisation calls {told.Names[0]}. Write the code of the one that is meant, or the organisation.");
        }

        if (_byCode.TryGetValue(name, out var byCode)) // the one column for the ward holds codes
        {
            return ByCode(byCode, organisation, name, "", remarks);
        }

        // A site may be called much as one of its wards is: whoever means the site writes its code.
        bool IsMeant(NamedUnit u) => u.Unit.Kind == UnitKind.Ward && (organisation is null || u.Providers.Contains(organisation.Unit.Number));
        var found = _byName[NameFold.Of(name)].Where(IsMeant).Distinct().ToList();
        found = found.Count > 0 ? found : [.. _byShort[NameFold.Short(name)].Where(IsMeant).Distinct()];
        if (found.Count > 1 && found.FindAll(u => u.Names[0] == name) is [var only])
        {
            found = [only]; // an earlier name of another ward is no reason to doubt
        }

        if (found.Count > 1)
        {
            return No(ImportCode.WardAmbiguous, "ward_name", $"“{name}” is the name of {found.Count} wards: {string.Join(" and ", found.Select(u => $"{u.Unit.Code ?? u.Unit.Name}"))}. Write the code of the one that is meant.");
        }

        if (found.Count == 0)
        {
            return Unknown(name, "ward_name", organisation);
        }

        remarks.Add(new(ImportCode.WardMatchedByName, Weight.Warning, "ward_name", $"“{name}” is read as {found[0].Names[0]}{(found[0].Unit.Code is { } itsCode ? $" ({itsCode})" : "")}, by its name."));
        return new(found[0].Unit, remarks);
    }

    private NamedUnit? Remembered(NamedUnit? organisation, string text)
    {
        var folded = NameFold.Of(text);
        var providers = organisation is not null ? [organisation.Unit.Number] : _units.Where(u => u.Unit.Kind == UnitKind.Provider).Select(u => u.Unit.Number);
        var told = providers.Select(p => _remembered.TryGetValue((p, folded), out var number) ? _byNumber.GetValueOrDefault(number) : null).OfType<NamedUnit>().Distinct().Take(2).ToList();
        return told is [var only] ? only : null; // two organisations may mean two wards by one name
    }

    /// <summary>Whether everybody who has said what a text means has said that it is no ward.</summary>
    private bool IsLeftOut(NamedUnit? organisation, string text)
    {
        var folded = NameFold.Of(text);
        var said = _remembered.Where(r => r.Key.Name == folded && (organisation is null || r.Key.Provider == organisation.Unit.Number)).Select(r => r.Value).Distinct().Take(2).ToList();
        return said is [ImportName.Nothing];
    }

    private UnitMatch Unknown(string text, string column, NamedUnit? organisation, string name = "")
    {
        if (IsLeftOut(organisation, text))
        {
            return No(ImportCode.LeftOut, column, $"“{text}” is no ward, as was said before. Its rows are left out.", Weight.Ignore);
        }

        Unmatched.Add((text, organisation?.Unit));
        var near = _units.Where(u => u.Unit.Kind == UnitKind.Ward && (organisation is null || u.Providers.Contains(organisation.Unit.Number)));
        var meant = column == "ward_code"
            ? NameFold.Nearest(text, near.Select(u => u.Unit.Code).OfType<string>())
            : NameFold.Nearest(text, near.Select(u => u.Names[0]));
        var hint = string.Join(" or ", meant);
        return No(ImportCode.WardUnknown, column, $"We cannot find a ward “{text}”{(name.Length > 0 ? $" ({name})" : "")} that you may write for. {(hint.Length > 0 ? $"Is {hint} meant? " : "")}Correct it, or say once which ward it is.");
    }

    private static void NoteCase(string written, string code, string column, List<Remark> remarks)
    {
        if (written != code && !Guid.TryParse(written, out _) && !remarks.Exists(r => r.Code == ImportCode.CodeCaseFolded))
        {
            remarks.Add(new(ImportCode.CodeCaseFolded, Weight.Warning, column, $"“{written}” is read as {code}."));
        }
    }

    private static UnitMatch No(ImportCode code, string column, string message, Weight weight = Weight.Reject) => new(null, [new(code, weight, column, message)]);
}
