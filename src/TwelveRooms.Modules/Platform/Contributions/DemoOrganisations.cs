namespace TwelveRooms.Platform.Contributions;

/// <summary>The made-up organisations, as the shipped file writes them.</summary>
internal sealed record DemoOrganisations(
    DemoPlace Programme, IReadOnlyList<DemoPlace> Regions, IReadOnlyList<DemoPlace> Icbs, IReadOnlyList<DemoProvider> Providers)
{
    /// <summary>Every ward with its site and organisation, in the order of the file.</summary>
    public IReadOnlyList<(DemoProvider Provider, DemoSite Site, DemoWard Ward)> Wards =>
        [.. from p in Providers from s in p.Sites from w in s.Wards select (p, s, w)];

    /// <summary>The same with only so many wards, those named first; organisations and sites stay, since wards move between them.</summary>
    public DemoOrganisations Smaller(int wards, IReadOnlyList<string> first)
    {
        var kept = Wards.Select(w => w.Ward.Code)
            .OrderBy(code => first.Contains(code) ? first.ToList().IndexOf(code) : int.MaxValue)
            .Take(wards).ToHashSet();
        return this with
        {
            Providers = [.. Providers.Select(p => p with
            {
                Sites = [.. p.Sites.Select(s => s with { Wards = [.. s.Wards.Where(w => kept.Contains(w.Code))] })],
            })],
        };
    }
}

/// <summary>The programme, a region or an ICB.</summary>
internal sealed record DemoPlace(string Code, string Name, string? RegionCode);

/// <summary>A made-up organisation.</summary>
internal sealed record DemoProvider(string Code, string Name, string Kind, string? RegionCode, string? IcbCode, IReadOnlyList<DemoSite> Sites);

/// <summary>A made-up site, with the place it lies in.</summary>
internal sealed record DemoSite(string Code, string Name, string? RegionCode, string? IcbCode, IReadOnlyList<DemoWard> Wards);

/// <summary>A made-up ward.</summary>
internal sealed record DemoWard(string Code, string Name, string Type, int Beds, DateOnly OpenedOn, DateOnly? ClosedOn, string? Aim)
{
    /// <summary>Whether it was open on every day of a period.</summary>
    public bool IsOpen(DateOnly from, DateOnly to) => OpenedOn <= from && (ClosedOn is not { } closed || to <= closed);
}
