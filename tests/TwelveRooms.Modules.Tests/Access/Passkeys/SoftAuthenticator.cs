using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TwelveRooms.Modules.Tests.Access.Passkeys;

/// <summary>
/// A device that keeps one passkey, and the browser before it. What it says can be bent, one thing at a time, to see that it is refused.
/// Layouts: Web Authentication Level 3, sections 5.8.1, 6.1 and 6.5; keys: RFC 9053.
/// </summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private const byte UserPresent = 1 << 0;
    private const byte UserWasVerified = 1 << 2;
    private const byte HoldsKey = 1 << 6;

    /// <summary>One of the standard, and one that nobody should keep.</summary>
    private static readonly string[] Transports = ["internal", "<script>"];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; set; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>Whose passkey it is, as the device was told.</summary>
    public string? UserHandle { get; set; }

    public uint Count { get; set; }

    public string Origin { get; set; } = "http://localhost";

    public bool IsCrossOrigin { get; set; }

    /// <summary>Another relying party than the page named.</summary>
    public string? RelyingParty { get; set; }

    public bool IsUserVerified { get; set; } = true;

    /// <summary>Another kind of act than was asked for.</summary>
    public string? Type { get; set; }

    /// <summary>Another challenge than was asked.</summary>
    public string? Challenge { get; set; }

    /// <summary>Changes the client data after they were signed.</summary>
    public bool Tampers { get; set; }

    /// <summary>The same device, to bend.</summary>
    public SoftAuthenticator With(Action<SoftAuthenticator> bend)
    {
        bend(this);
        return this;
    }

    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        UserHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString();
        var client = ClientData("webauthn.create", asked);
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)CredentialId.Length);
        byte[] data = [.. Head(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, HoldsKey), .. new byte[16], .. length, .. CredentialId, .. PublicKey()];
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString(data);
        cbor.WriteEndMap();
        return Json(new { clientDataJSON = Text(Tampered(client)), attestationObject = Text(cbor.Encode()), transports = Transports });
    }

    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = ClientData("webauthn.get", asked);
        var data = Head(asked.RootElement.GetProperty("rpId").GetString()!, 0);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Json(new { clientDataJSON = Text(Tampered(client)), authenticatorData = Text(data), signature = Text(signature), userHandle = UserHandle });
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();

    private byte[] Head(string relyingParty, byte more)
    {
        byte[] count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty ?? relyingParty)), (byte)(UserPresent | more | (IsUserVerified ? UserWasVerified : 0)), .. count];
    }

    private byte[] ClientData(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = Type ?? type,
        challenge = Challenge ?? asked.RootElement.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = IsCrossOrigin,
    });

    private byte[] Tampered(byte[] client) => Tampers ? [.. client[..^1], .. ",\"more\":1}"u8] : client;

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) }) // elliptic, ES256, P-256
        {
            cbor.WriteInt32(label);
            cbor.WriteInt32(value);
        }

        cbor.WriteInt32(-2);
        cbor.WriteByteString(point.X!);
        cbor.WriteInt32(-3);
        cbor.WriteByteString(point.Y!);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private string Json(object response) => JsonSerializer.Serialize(new
    {
        id = Text(CredentialId), rawId = Text(CredentialId), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response,
    });
}
