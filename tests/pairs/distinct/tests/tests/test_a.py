def test_a_missing_file_is_reported(client):
    response = client.get("/files/none.txt")
    assert response.status == 404
    assert response.json()["error"] == "no such file"
    assert client.log == []
