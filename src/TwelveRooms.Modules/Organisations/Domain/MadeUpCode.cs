namespace TwelveRooms.Organisations.Domain;

/// <summary>
/// Codes that no register gives out: ZX for organisations, sites and wards, ZR for regions, ZI for ICBs, ZP for programmes.
/// Made-up units carry them and nothing else does, so that no invented figure can stand beside a real name.
/// </summary>
internal static class MadeUpCode
{
    private static readonly string[] Starts = ["ZX", "ZR", "ZI", "ZP"];

    public static bool Is(string code) => Array.Exists(Starts, s => code.StartsWith(s, StringComparison.OrdinalIgnoreCase));
}
